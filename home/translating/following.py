"""What happens to translations when a page is published, after the transaction.

Where the source is published: wagtail-localize's record of it is brought up to date, so that a translator sees what
changed; each translation's state is noted; the shared facts are written into it. Its texts are never touched.
Where a translation is published: what it covers is noted, and an old draft's facts give way to the source's.
"""

from django.db import transaction
from django.dispatch import receiver
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState
from wagtail.signals import page_published
from wagtail_localize.models import TranslationSource

from home.translating.facts import copy_facts, fields_of_its_own
from home.translating.shown import shown_otherwise
from home.translating.sources import source_of, translations_of
from home.translating.state import note_source, note_translation

FACTS_COPIED = "home.shared_facts_copied"


@receiver(page_published)
def follow_when_committed(sender, instance: Page, **kwargs) -> None:
    if instance.alias_of_id is None:
        page_id = instance.pk

        def follow_published_page() -> None:
            follow(page_id)

        # The page is published whatever happens here: an error is told in the log.
        transaction.on_commit(follow_published_page, robust=True)


def follow(page_id: int) -> None:
    """Brings a published page's translations up to date with it, and the page with its own source."""
    with transaction.atomic():
        _lock_versions(page_id)
        page = Page.objects.filter(pk=page_id, live=True).specific().first()
        if page is None:
            return
        source = source_of(page)
        if source is not None and source.live:
            note_translation(page, source.specific)
            carry_facts(source.specific, page)
        translations = translations_of(page)
        if translations:
            note_source(page, translations)
            update_localize(page)
        for translation in translations:
            carry_facts(page, translation.specific)


def _lock_versions(page_id: int) -> None:
    """Lets nobody else write the page's language versions until the transaction ends.

    Two of them published at once would note the state of one translation each from what they read before the other.
    """
    key = Page.objects.filter(pk=page_id).values("translation_key")
    list(Page.objects.select_for_update().filter(translation_key__in=key).order_by("pk").values_list("pk"))


def update_localize(page: Page) -> None:
    """Brings wagtail-localize's record of a source up to date, where there is one."""
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is not None and source.locale_id == page.locale_id:
        source.update_from_db()


def carry_facts(source: Page, translation: Page) -> None:
    """Writes the facts of a source into its translation: the page itself and the revisions that may be shown one day.

    No revision is made or published: a draft stays a draft, and what waits for a moderator or a date goes on waiting.
    """
    its_own = fields_of_its_own(translation)
    changed = copy_facts(source, translation, its_own)
    if changed:
        translation.save(update_fields=changed, clean=False)
        if translation.live:  # an alias is published by being brought up to date
            translation.update_aliases()
    written = [revision for revision in coming_revisions(translation) if _write_facts(source, revision, its_own)]
    if changed or written:
        log(instance=translation, action=FACTS_COPIED, data={"source": source.pk})
        shown_otherwise.send(type(translation), instance=translation)


def coming_revisions(page: Page) -> list[Revision]:
    """The revisions of a page that are shown, are edited on, or may be published: by a date or by a moderator."""
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, revision__in=page.revisions.all())
    wanted = {page.latest_revision_id, page.live_revision_id, *waiting.values_list("revision_id", flat=True)}
    scheduled = page.revisions.filter(approved_go_live_at__isnull=False)
    # Locked: Wagtail writes over a revision while its editor goes on writing, and nothing of that may be lost.
    return list((page.revisions.filter(pk__in=[pk for pk in wanted if pk]) | scheduled).select_for_update())


def _write_facts(source: Page, revision: Revision, its_own: set[str]) -> bool:
    draft = revision.as_object()
    if not copy_facts(source, draft, its_own):
        return False
    revision.content = draft.serializable_data()
    revision.save(update_fields=["content"])
    return True
