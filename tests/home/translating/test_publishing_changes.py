"""Who publishes the texts that changed, who asks for it, and what is public when."""

import pytest
import time_machine
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import StringTranslation, Translation

from home.models import TranslatedPage
from tests.home.translating.changed_texts import (
    address,
    field_of,
    opened,
    send,
    send_values,
    sent,
    told,
    written,
)
from tests.home.translating.pieces import change, fresh
from tests.home.translating.test_short_versions import editor_of

pytestmark = pytest.mark.django_db


def test_saved_and_published_at_once(client, admin_client, changed, committed):
    page = send(admin_client, changed, committed, Mitä="Alla blev tillfrågade.", Tiivistelmä="Alla.", action="publish")

    assert "julkaistiin" in told(page)
    assert "Alla blev tillfrågade." in client.get(changed.url).content.decode()
    assert TranslatedPage.objects.get(page=changed.pk).changed_texts == 0
    assert "Ei käännettävää" in page.main.get_text()


def test_nothing_is_published_while_a_text_waits(client, admin_client, changed, committed):
    page = send(admin_client, changed, committed, Mitä="Alla blev tillfrågade.", action="publish")

    assert "1 teksti on vielä kääntämättä" in told(page)
    assert written("Kysyttiin kaikilta asukkailta.") == ["Alla blev tillfrågade."]
    assert "Alla blev" not in client.get(changed.url).content.decode()


def test_a_text_that_is_gone_is_told_and_goes_when_published(client, admin_client, practice, swedish, committed):
    with committed():
        change(practice, what_was_done="<p>Kysyttiin kolmelta asukkaalta.</p>")
    page = opened(admin_client, swedish)
    assert [gone.get_text() for gone in page.select("main li del")] == ["Toinen kappale pysyy."]
    send_values(admin_client, swedish, committed, {"action": "publish"})

    assert "Toinen kappale" not in client.get(swedish.url).content.decode()
    assert TranslatedPage.objects.get(page=swedish.pk).changed_texts == 0


def test_a_translator_of_the_language_writes_and_another_does_not(client, site, changed, committed):
    user = editor_of(site.in_language(site.home, "sv"), "change_page")
    client.force_login(user)
    send(client, changed, committed, Tiivistelmä="Alla.")
    assert StringTranslation.objects.get(data="Alla.").last_translated_by == user
    user.groups.get().page_permissions.update(page=site.in_language(site.home, "en"))

    assert client.get(address(changed)).status_code == 302
    assert client.post(address(changed), {}).status_code == 302


def test_who_may_not_publish_asks_and_a_publisher_publishes_what_was_asked(
    client, site, admin_user, changed, committed
):
    workflow = Workflow.objects.create(name="Granskning")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="Granska"))
    WorkflowPage.objects.update_or_create(page=site.home.get_root(), defaults={"workflow": workflow})
    client.force_login(editor_of(site.in_language(site.home, "sv"), "change_page"))
    refused = client.post(address(changed), {"action": "publish"})
    assert refused.status_code in (302, 403)

    page = send(client, changed, committed, Mitä="Alla blev tillfrågade.", Tiivistelmä="Alla.", action="ask")

    assert "Julkaisijaa pyydettiin" in told(page)
    assert fresh(changed).summary == "[sv] Kysyttiin."
    assert fresh(changed).workflow_in_progress
    client.force_login(admin_user)
    approve = next(form for form in opened(client, changed).select("main form") if "approve" in form.get("action", ""))
    with committed():
        client.post(approve["action"], {"next": address(changed)})
    assert fresh(changed).summary == "Alla."
    assert TranslatedPage.objects.get(page=changed.pk).changed_texts == 0


def test_what_was_translated_after_the_asking_is_not_taken_for_public(site, admin_user, changed, practice, committed):
    translation = Translation.objects.get(source__object_id=practice.translation_key)
    workflow = Workflow.objects.create(name="Granskning")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="Granska"))
    with time_machine.travel("2026-04-04 12:00+03:00", tick=False), committed():
        draft = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
        draft.save_revision()
        workflow.start(draft, admin_user)
    with time_machine.travel("2026-04-05 12:00+03:00", tick=False):
        segment = translation.source.stringsegment_set.get(string__data="Kysyttiin kaikilta.")
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=translation.target_locale, data="Alla."
        )
    with time_machine.travel("2026-04-06 12:00+03:00", tick=False), committed():
        fresh(changed).current_workflow_task_state.approve(user=admin_user)

    assert fresh(changed).summary != "Alla."
    assert TranslatedPage.objects.get(page=changed.pk).changed_texts == 2


def test_a_locked_page_takes_nothing_and_gives_back_what_was_written(client, site, admin_user, changed, committed):
    client.force_login(editor_of(site.in_language(site.home, "sv"), "change_page"))
    form = opened(client, changed)
    type(changed).objects.filter(pk=changed.pk).update(locked=True, locked_by=admin_user)
    page = send_values(client, changed, committed, sent(form) | {field_of(form, "Tiivistelmä"): "Skrivet."})

    assert "lukittu" in told(page)
    assert "Skrivet." in page.main.get_text()
    assert written("Kysyttiin kaikilta.") == []
