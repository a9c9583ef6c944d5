import sys

from django.core.management.base import BaseCommand

from search.status import search_status


class Command(BaseCommand):
    help = "Tells how the search is, by engine and language. Exits with 1 when something is off."

    def handle(self, *args, **options) -> None:
        status = search_status()
        self.stdout.write(f"{'engine':<14}{'language':<10}{'documents':>10}  version")
        for engine in status.engines:
            documents = "no answer" if engine.documents is None else engine.documents
            self.stdout.write(f"{engine.engine:<14}{engine.language:<10}{documents:>10}  {engine.version}")
        self.stdout.write(f"waiting for Elasticsearch: {status.waiting}")
        self.stdout.write(f"last reconcile: {status.reconciled_at}")
        for fault in status.all_faults:
            self.stderr.write(self.style.ERROR(fault))
        if status.all_faults:
            sys.exit(1)
