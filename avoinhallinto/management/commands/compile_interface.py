from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compiles the interface's translations (locale/) where they are newer; needs no gettext on the machine."

    def handle(self, *args, **options) -> None:
        for folder in settings.LOCALE_PATHS:
            for source in Path(folder).glob("*/LC_MESSAGES/*.po"):
                compiled = source.with_suffix(".mo")
                if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
                    polib.pofile(str(source)).save_as_mofile(str(compiled))
                    self.stdout.write(f"{compiled.relative_to(folder)} compiled")
