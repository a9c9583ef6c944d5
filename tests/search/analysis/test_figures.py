"""How many word pairs the analysers find: the figures may rise, and must not fall.

Each language's pairs were written before its rules and dealt out in two sets by turns. The pairs of `tuned` were
looked at while the rules were made; of `held_out` only the counts were.
"""

from itertools import product
from pathlib import Path

import pytest

from search.analysis import figures
from search.analysis.base import Analyser

SETS = Path(__file__).parent / "pairs"

# Pairs found at the least; false pairs found at the most; compounds found by whole, head and modifier at the least.
# Raise them when the analysis has become better.
COMPOUND_KINDS = ("compound: whole", "compound: head", "compound: modifier")
PINNED = {
    ("fi", "tuned"): (230, 0, 61, 60, 60),
    ("fi", "held_out"): (222, 2, 60, 60, 60),
    ("sv", "tuned"): (135, 0, 48, 48, 47),
    ("sv", "held_out"): (133, 4, 49, 46, 47),
    ("en", "tuned"): (134, 0),
    ("en", "held_out"): (133, 0),
}
LEAST_SHARE_OF_MADE_UP_COMPOUNDS = 0.99


@pytest.mark.parametrize(("language", "name"), PINNED)
def test_figures_do_not_fall(analysers: dict[str, Analyser], language: str, name: str):
    measured = figures.measure(analysers[language], SETS / name)
    found = {figure.name: figure.found for figure in measured}
    pairs, false_pairs, *compounds = PINNED[language, name]
    report = figures.as_table(measured)
    assert found["pairs"] >= pairs, report
    assert found["false pairs"] <= false_pairs, report
    assert all(found[kind] >= least for kind, least in zip(COMPOUND_KINDS, compounds, strict=False)), report


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_compounds_nobody_has_written_are_found_by_their_parts(analysers: dict[str, Analyser], language: str):
    """Every modifier before every head, most of them in no dictionary."""
    modifiers, heads = (_rows(SETS / f"{name}_{language}.tsv") for name in ("modifiers", "heads"))
    rows = [
        [written + form, written + head, head, modifier]
        for (written, modifier), (form, head) in product(modifiers, heads)
    ]
    measured = figures.measure_compounds(analysers[language], rows)
    assert all(figure.share >= LEAST_SHARE_OF_MADE_UP_COMPOUNDS for figure in measured), figures.as_table(measured)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_sets_are_large_enough_to_say_something(language: str):
    pairs = [row for name in ("tuned", "held_out") for row in _rows(SETS / name / f"pairs_{language}.tsv")]
    false_pairs = [row for name in ("tuned", "held_out") for row in _rows(SETS / name / f"false_pairs_{language}.tsv")]
    assert len(pairs) >= 150
    assert len(false_pairs) >= 50


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
