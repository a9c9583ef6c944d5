"""A translation made public by one who may, or sent to one who may."""

from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation


def publish(translation: Translation, user) -> None:
    """Publishes the page with what is translated. Raises ValidationError, which is kept with the texts it is about."""
    translation.save_target(user=user, publish=True)


@transaction.atomic
def ask_for_publication(translation: Translation, page: Page, user) -> WorkflowState:
    """Makes a draft of what is translated and starts the page's workflow with it; the public page stays as it is.

    wagtail-localize's own drafts are not made here: they write the translated texts into the public page too.
    Raises ValidationError where the draft is no valid page.
    """
    draft = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    draft.slug = find_available_slug(page.get_parent(), slugify(draft.slug), ignore_page_id=page.pk)
    draft.save_revision(user=user, log_action=True)
    return page.get_workflow().start(draft, user)


def waits_for_approval(page: Page, user) -> tuple[bool, int | None]:
    """Whether the page waits in its workflow, and the task's state that `user` may approve, if so."""
    state = page.current_workflow_task_state
    if state is None:
        return False, None
    actions = {name for name, _label, _needs_more in state.task.specific.get_actions(page, user)}
    return True, state.pk if "approve" in actions else None
