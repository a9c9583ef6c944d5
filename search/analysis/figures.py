"""How well an analyser does, as figures: which pairs of words find one another, and which wrongly do.

The sets of pairs are text files of three kinds, tab-separated, where `#` begins a comment:

- `pairs_<language>.tsv`: kind, word of a query, word of a document;
- `false_pairs_<language>.tsv`: two words to be kept apart;
- `compounds_<language>.tsv`: form in a document, whole, head, modifier.
"""

import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from search.analysis import LANGUAGES, get_analyser
from search.analysis.base import Analyser

PART = "part"
"""The kind of pair that is asked in one direction only: a part finds the whole, the whole does not find its part."""


class Figure(NamedTuple):
    """One figure: how many of `total` were found, and those that decide its quality (missed, or wrongly found)."""

    name: str
    found: int
    total: int
    faults: tuple[str, ...]

    @property
    def share(self) -> float:
        """Found, of all: 0 to 1."""
        return self.found / self.total if self.total else 0.0


def finds(analyser: Analyser, query: str, document: str) -> bool:
    """Whether every word of `query` has a term in common with `document`."""
    indexed = set(analyser.index_terms(document))
    words = analyser.query_words(query)
    return bool(words) and all(indexed.intersection(word.terms) for word in words)


def measure(analyser: Analyser, directory: Path) -> list[Figure]:
    """The figures of `analyser` on the sets of its language in `directory`: recall of pairs in all and by kind, false
    pairs found, and compounds found by whole, head and modifier."""
    language = analyser.language
    figures = _pairs(analyser, _rows(directory / f"pairs_{language}.tsv"))
    figures.append(_false_pairs(analyser, _rows(directory / f"false_pairs_{language}.tsv")))
    compounds = directory / f"compounds_{language}.tsv"
    if compounds.exists():
        figures += measure_compounds(analyser, _rows(compounds))
    return figures


def measure_compounds(analyser: Analyser, rows: list[list[str]]) -> list[Figure]:
    """How many compounds are found by the whole, by the head and by the modifier; a row is form, whole, head,
    modifier."""
    asked: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for form, whole, head, modifier in rows:
        for name, query in (("compound: whole", whole), ("compound: head", head), ("compound: modifier", modifier)):
            asked[name].append((f"{query}/{form}", finds(analyser, query, form)))
    return [_figure(name, results) for name, results in asked.items()]


def as_table(figures: list[Figure]) -> str:
    """The figures as lines of text, with what went wrong."""
    return "\n".join(
        f"{figure.name:<24}{figure.found:>5} of {figure.total:<5} {figure.share:.3f}  {', '.join(figure.faults)}"
        for figure in figures
    )


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _pairs(analyser: Analyser, rows: list[list[str]]) -> list[Figure]:
    by_kind: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for kind, query, document in rows:
        is_found = finds(analyser, query, document) and (kind == PART or finds(analyser, document, query))
        by_kind[kind].append((f"{query}/{document}", is_found))
    figures = [_figure(kind, results) for kind, results in by_kind.items()]
    return [_figure("pairs", [result for results in by_kind.values() for result in results]), *figures]


def _false_pairs(analyser: Analyser, rows: list[list[str]]) -> Figure:
    found = [f"{one}/{other}" for one, other in rows if finds(analyser, one, other) or finds(analyser, other, one)]
    return Figure("false pairs", len(found), len(rows), tuple(found))


def _figure(name: str, results: list[tuple[str, bool]]) -> Figure:
    missed = tuple(pair for pair, is_found in results if not is_found)
    return Figure(name, len(results) - len(missed), len(results), missed)


def main(arguments: list[str]) -> None:
    """`DIRECTORY [LANGUAGE ...]`: print the figures of the sets in a directory."""
    directory, *languages = arguments
    for language in languages or LANGUAGES:
        print(f"{language}\n{as_table(measure(get_analyser(language), Path(directory)))}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
