from collections.abc import Callable

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.analysis import LANGUAGES
from search.engines.base import EngineUnavailable
from search.indexing import rebuild_elasticsearch, rebuild_embedded
from search.progress import ProgressBar
from search.rebuild_lock import RebuildRunning, rebuild_lock

ENGINES = ("embedded", "elasticsearch")


class Command(BaseCommand):
    help = (
        "Writes the search index anew. Searching goes on meanwhile; what cannot be rebuilt goes on serving as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--engine", choices=ENGINES, help="one engine alone; both by default")
        parser.add_argument("--language", choices=LANGUAGES, help="one language alone; all by default")

    def handle(self, *args, engine: str | None, language: str | None, **options) -> None:
        if engine == "elasticsearch" and not settings.ELASTICSEARCH_URL:
            raise CommandError("There is no Elasticsearch: set ELASTICSEARCH_URL.")
        languages = (language,) if language else LANGUAGES
        try:
            with rebuild_lock():
                if engine != "elasticsearch":
                    # What changes is sent to Elasticsearch once: with the rebuild that follows, where one does.
                    documents = rebuild_embedded(languages, self._progress("embedded"), sends=engine == "embedded")
                    self.stdout.write(f"embedded: {documents} documents")
                if engine != "embedded" and settings.ELASTICSEARCH_URL:
                    self._rebuild_elasticsearch(languages)
        except RebuildRunning as error:
            raise CommandError("Another rebuild is running; this one has done nothing.") from error
        except EngineUnavailable as failure:
            raise CommandError(f"Not rebuilt, the old index goes on serving. {failure}") from failure

    def _rebuild_elasticsearch(self, languages: tuple[str, ...]) -> None:
        refused = rebuild_elasticsearch(languages, lambda code: self._progress(f"elasticsearch {code}"))
        for code, reasons in refused.items():
            for reason in reasons:
                self.stderr.write(self.style.ERROR(f"refused: {reason}"))
            self.stdout.write(f"elasticsearch {code}: rebuilt, {len(reasons)} refused")

    def _progress(self, what: str) -> Callable[[int, int], None]:
        return ProgressBar(self.stderr, what).show
