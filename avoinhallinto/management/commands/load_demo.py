from collections.abc import Callable

from django.core.management.base import BaseCommand, CommandError, CommandParser

from avoinhallinto.demo.content_files import ContentError
from avoinhallinto.demo.generated import generate_practices
from avoinhallinto.demo.loader import DemoLoader
from search.indexing import sync_in_batches
from search.progress import ProgressBar


class Command(BaseCommand):
    help = "Loads the demo content, once: what is there already, or was deleted by an editor, is left as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--practices", type=int, default=0, metavar="N", help="add N generated practices, for measuring"
        )
        parser.add_argument("--seed", type=int, default=1, help="the same seed generates the same practices")

    def handle(self, *args, practices: int, seed: int, **options) -> None:
        loader = DemoLoader()
        try:
            loader.load()
        except ContentError as error:
            raise CommandError(f"The demo content was not loaded, nothing was changed. {error}") from error
        loaded = ", ".join(f"{number} {kind}" for kind, number in loader.loaded.items())
        self.stdout.write(f"Demo content loaded: {loaded} new.")
        if practices:
            keys = generate_practices(practices, seed, self._progress("Practices written"))
            sync_in_batches(keys, self._progress("Practices indexed"))

    def _progress(self, what: str) -> Callable[[int, int], None]:
        return ProgressBar(self.stderr, what).show
