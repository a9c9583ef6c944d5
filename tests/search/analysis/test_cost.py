"""What the analysis costs: time against a plain split of the same text, and memory in a process of its own."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from search.analysis.base import Analyser
from tests.search.analysis.test_analysers import run_python

SETS = Path(__file__).parent / "pairs"
WORDS = 60_000
SLOWEST = 40
"""Times a plain split of the text. That takes some 0.2 µs a word, and 50,000 words a second are 20 µs a word, or 100
times as much."""
MOST_MEMORY = 60


def running_text(language: str) -> str:
    """Words of the sets in random order, few of them often and many of them seldom, as in real text."""
    forms = sorted({form for path in SETS.glob(f"*/*_{language}.tsv") for form in path.read_text("utf-8").split()})
    randomness = random.Random(7)  # noqa: S311 - no secret
    randomness.shuffle(forms)
    weights = [1 / rank for rank in range(1, len(forms) + 1)]
    return " ".join(randomness.choices(forms, weights, k=WORDS))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_warm_analysis_is_not_much_slower_than_a_plain_split(analysers: dict[str, Analyser], language: str):
    text = running_text(language)
    analysers[language].index_terms(text)
    analysis = min(_seconds(lambda: analysers[language].index_terms(text)) for _ in range(3))
    plain = min(_seconds(lambda: text.lower().split()) for _ in range(3))
    assert analysis < SLOWEST * plain


MEASURE_MEMORY = """
import sys
from pathlib import Path
from search import analysis

def resident():
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024

texts = {path.stem: path.read_text("utf-8") for path in Path(sys.argv[1]).iterdir()}
before = resident()
for language, text in texts.items():
    analysis.get_analyser(language).index_terms(text)
print(resident() - before)
"""


@pytest.mark.usefixtures("analysers")
def test_three_languages_fit_in_memory(tmp_path: Path):
    """Growth of the resident memory, in MB, by loading all three and running 30,000 different words through each: the
    pages of the mapped dictionaries and full caches are in it."""
    if not Path("/proc/self/status").exists():
        pytest.skip("resident memory is read from /proc")
    randomness = random.Random(7)  # noqa: S311 - no secret
    for language in ("fi", "sv", "en"):
        forms = sorted(set(running_text(language).split()))
        made_up = ("".join(randomness.choices(forms, k=2)) for _ in range(30_000))
        (tmp_path / f"{language}.txt").write_text(" ".join(made_up), encoding="utf-8")
    assert float(run_python(MEASURE_MEMORY, str(tmp_path))) < MOST_MEMORY


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
