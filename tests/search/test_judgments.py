"""The search answers judged queries well, in each language, by either engine; and the measuring itself is right."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.evaluation import evaluate, ndcg, read_judgments, summary

pytestmark = pytest.mark.django_db

JUDGMENTS = Path(__file__).parent / "judgments"
LANGUAGES = ("fi", "sv", "en")
LOWEST_NDCG = 0.80
HARD_KINDS = {"inflected", "compound", "misspelt", "synonym", "name", "several words", "question"}

ONE_QUERY = """
language = "fi"

[[query]]
text = "{text}"
kind = "term"
answers = ["{address}"]
"""


@pytest.fixture
def one_query(tmp_path):
    """Makes a file that judges one query answered by one page."""

    def write(text: str, address: str) -> Path:
        file = tmp_path / "one.toml"
        file.write_text(ONE_QUERY.format(text=text, address=address), encoding="utf-8")
        return file

    return write


@pytest.mark.parametrize("language", LANGUAGES)
def test_judged_queries_are_answered_well(demo_content, search_engine, in_engine, language):
    in_engine()

    outcomes = evaluate(read_judgments(JUDGMENTS / f"{language}.toml"), search_engine)

    worst = ", ".join(outcome.query.text for outcome in sorted(outcomes, key=lambda each: each.ndcg)[:8])
    assert summary(outcomes).ndcg >= LOWEST_NDCG, f"worst: {worst}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_judged_queries_are_many_and_hard(language):
    queries = read_judgments(JUDGMENTS / f"{language}.toml")

    assert len({query.text for query in queries}) >= 45
    assert {query.kind for query in queries} >= HARD_KINDS


@pytest.mark.parametrize("language", ["sv", "en"])
def test_queries_across_languages_are_among_the_judged(language):
    queries = read_judgments(JUDGMENTS / f"{language}.toml")

    assert sum(query.kind == "across languages" for query in queries) >= 10


def test_the_command_prints_the_figures_of_each_kind(demo_content, capsys):
    call_command("search_evaluate", JUDGMENTS / "fi.toml", engine="embedded")

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["kind", "queries", "nDCG@10", "recall@20", "no", "hit"]
    assert lines[1].startswith("all ")
    assert {line[:20].strip() for line in lines[2:]} >= HARD_KINDS


def test_a_query_that_finds_its_page_first_has_full_marks(demo_content, capsys, one_query):
    call_command(
        "search_evaluate",
        one_query("Nussbaum", "/avoin-demokratia-verkosto/taiteen-rooli-vaikeuksissa-olevissa-demokratioissa/"),
    )

    assert capsys.readouterr().out.splitlines()[1].split() == ["all", "1", "1.000", "1.000", "0.0%"]


def test_a_query_without_a_hit_is_counted_and_shown(demo_content, capsys, one_query):
    call_command("search_evaluate", one_query("zxcvbnm", "/avoin-hallinto/"), verbose=True)

    printed = capsys.readouterr().out
    assert printed.splitlines()[1].split() == ["all", "1", "0.000", "0.000", "100.0%"]
    assert "zxcvbnm (term): 0 found" in printed


def test_a_judged_page_that_is_gone_is_named(demo_content, one_query):
    with pytest.raises(CommandError, match="/ei-ole/"):
        call_command("search_evaluate", one_query("avoin", "/ei-ole/"))


def test_a_file_that_is_no_judgments_is_an_error_with_its_name(tmp_path):
    with pytest.raises(CommandError, match=r"missing\.toml"):
        call_command("search_evaluate", tmp_path / "missing.toml")


@pytest.mark.parametrize(
    ("shown", "judged", "expected"),
    [
        ((3, 2, 1), (1, 2, 3), 1.0),
        ((0, 3), (3,), 0.6309),  # 1 / log2(3)
        ((2, 3), (3, 2), 0.8340),  # (3 + 7 / log2(3)) / (7 + 3 / log2(3))
        ((), (3,), 0.0),
        ((0,) * 10 + (3,), (3,), 0.0),
    ],
)
def test_ndcg_is_the_discounted_gain_of_the_best(shown, judged, expected):
    assert ndcg(shown, judged) == pytest.approx(expected, abs=0.0001)
