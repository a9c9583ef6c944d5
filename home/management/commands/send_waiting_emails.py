from django.core.management.base import BaseCommand

from home.public_forms.email import send_waiting
from home.public_forms.models import WaitingEmail


class Command(BaseCommand):
    help = "Sends the e-mails that the mail server did not take at first and that are due."

    def handle(self, *args, **options) -> None:
        sent = send_waiting()
        self.stdout.write(f"{sent} e-mails sent, {WaitingEmail.objects.count()} waiting.")
