from django.core.management.base import BaseCommand, CommandError

from avoinhallinto import roles


class Command(BaseCommand):
    help = (
        "Gives the roles (avoinhallinto/roles.py) their permissions and makes the workflow; takes nothing away. "
        "Runs by itself after each migrate; run it when a language's home page was made."
    )

    def handle(self, *args, **options) -> None:
        try:
            changes = roles.set_up_roles()
        except roles.UnknownPermission as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        self.stdout.write("\n".join(changes) or "The roles are as they should be.")
