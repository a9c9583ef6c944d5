from django.core.management.base import BaseCommand, CommandError, CommandParser

from avoinhallinto import installed_messages


class Command(BaseCommand):
    help = (
        "Checks that every text of the installed Wagtail, wagtail-localize and Django is in Finnish and Swedish, "
        "in their catalogues or in ours (avoinhallinto/locale_admin/)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--update", action="store_true", help="write what is missing into our catalogues, for translating"
        )

    def handle(self, *args, update: bool, **options) -> None:
        pairs = [
            (language, domain) for language in installed_messages.LANGUAGES for domain in installed_messages.DOMAINS
        ]
        if update:
            for language, domain in pairs:
                empty = installed_messages.bring_up_to_date(language, domain)
                self.stdout.write(f"{installed_messages.override_file(language, domain)}: {empty} to translate")
            return
        found = [complaint for pair in pairs for complaint in installed_messages.complaints(*pair)]
        if found:
            raise CommandError(
                "\n".join(
                    [*found, "Run manage.py admin_messages --update, then translate avoinhallinto/locale_admin/."]
                )
            )
        self.stdout.write("Every text of the admin is in Finnish and Swedish.")
