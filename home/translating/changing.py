"""Changing one fact of a page by itself, as where a practice is confirmed: in every language, and without publishing.

Texts are not touched, no revision is made: a draft stays a draft, and what waits for a moderator or a date goes on
waiting, each with the fact changed in it.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from home.translating.facts import fields_of_its_own
from home.translating.following import coming_revisions, update_localize
from home.translating.shown import shown_otherwise
from home.translating.sources import translations_of, versions_of

# Changes a specific page in memory and tells whether it did.
Change = Callable[[Any], bool]


@transaction.atomic
def change_fact(page: Page, name: str, change: Change, action: str, user=None) -> bool:
    """Changes the fact `name`, a field or a relation, of a page in all its languages; tells whether anything changed.

    `action` is the registered log action by which each changed version's history names it; without `user` the history
    names nobody. A version where a translator gave the field another value is left alone.
    """
    changed = [version for version in versions_of(page) if _change_version(version.specific, name, change)]
    for version in changed:
        log(instance=version.specific, action=action, user=user)
        if version.live:
            shown_otherwise.send(version.specific_class, instance=version.specific)
            if translations_of(version):
                update_localize(version)
    return bool(changed)


def _change_version(version: Page, name: str, change: Change) -> bool:
    if name in fields_of_its_own(version):
        return False
    written = [_change_revision(revision, change) for revision in coming_revisions(version)]
    if not change(version):
        return any(written)
    version.save(update_fields=[name], clean=False)
    if version.live:  # an alias is published by being brought up to date
        version.update_aliases()
    return True


def _change_revision(revision, change: Change) -> bool:
    draft = revision.as_object()
    if not change(draft):
        return False
    revision.content = draft.serializable_data()
    revision.save(update_fields=["content"])
    return True
