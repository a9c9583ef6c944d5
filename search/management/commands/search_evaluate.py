from collections.abc import Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines import ENGINE_NAMES
from search.engines.base import EngineUnavailable
from search.evaluation import (
    JudgmentError,
    Outcome,
    Summary,
    evaluate,
    read_judgments,
    summaries_by_kind,
    summary,
)

WORST = 20


class Command(BaseCommand):
    help = "Measures the search by a file of judged queries: nDCG@10, recall@20 of useful pages, share without a hit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="judged queries (tests/search/judgments/fi.toml)")
        parser.add_argument("--engine", choices=ENGINE_NAMES, help="ask this engine alone")
        parser.add_argument("--verbose", action="store_true", help=f"show the {WORST} worst queries")

    def handle(self, *args, file: Path, engine: str | None, verbose: bool, **options) -> None:
        try:
            outcomes = evaluate(read_judgments(file), engine)
        except (JudgmentError, EngineUnavailable) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_table(outcomes))
        if verbose:
            self.stdout.write(_worst(outcomes))


def _table(outcomes: Sequence[Outcome]) -> str:
    rows = [("all", summary(outcomes)), *summaries_by_kind(outcomes).items()]
    heading = f"{'kind':20}{'queries':>8}{'nDCG@10':>10}{'recall@20':>11}{'no hit':>9}"
    return "\n".join([heading, *(_row(kind, figures) for kind, figures in rows)])


def _row(kind: str, figures: Summary) -> str:
    return f"{kind:20}{figures.queries:8}{figures.ndcg:10.3f}{figures.recall:11.3f}{figures.no_hit:9.1%}"


def _worst(outcomes: Sequence[Outcome]) -> str:
    """The queries with the lowest nDCG, each with the grades of its first ten results."""
    worst = sorted(outcomes, key=lambda outcome: outcome.ndcg)[:WORST]
    lines = [
        f"{outcome.ndcg:.3f} {outcome.recall:7.3f}  {outcome.query.text} ({outcome.query.kind}): "
        f"{outcome.total} found, grades {' '.join(map(str, outcome.shown[:10])) or '-'}"
        for outcome in worst
    ]
    return "\n".join(["", "nDCG  recall  query", *lines])
