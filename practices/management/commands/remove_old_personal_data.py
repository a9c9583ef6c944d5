from django.core.management.base import BaseCommand
from django.utils import timezone

from home.public_forms.guards import forget_old_traces
from practices.sharing.retention import remove_old_personal_data


class Command(BaseCommand):
    help = "Removes senders' personal data 12 months after the decision, and old traces of forms. Run it daily."

    def handle(self, *args, **options) -> None:
        now = timezone.now()
        shares, traces = remove_old_personal_data(now), forget_old_traces(now)
        self.stdout.write(f"Personal data of {shares} shared practices removed; {traces} traces of forms forgotten.")
