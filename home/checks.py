"""Noticed at start-up: visitors' files in a folder that is served."""

from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def private_files_are_not_served(app_configs, **kwargs) -> list[CheckMessage]:
    private, served = Path(settings.PRIVATE_MEDIA_ROOT).resolve(), Path(settings.MEDIA_ROOT).resolve()
    if not private.is_relative_to(served):
        return []
    return [
        Error(
            "PRIVATE_MEDIA_ROOT is inside MEDIA_ROOT: files that strangers sent would be public.",
            hint="Give it a folder of its own, which nothing serves.",
            id="home.E001",
        )
    ]
