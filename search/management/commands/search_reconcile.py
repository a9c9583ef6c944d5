from django.core.management.base import BaseCommand

from search.indexing import reconcile
from search.progress import ProgressBar


class Command(BaseCommand):
    help = (
        "Compares the index with the pages, and Elasticsearch with the index, and mends what differs. Run it nightly."
    )

    def handle(self, *args, **options) -> None:
        mended = reconcile(ProgressBar(self.stderr, "compared").show)
        self.stdout.write(f"Mended in Elasticsearch: {mended}")
