"""Publishing the source changes nothing public in another language but the shared facts, which follow at once."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import GroupApprovalTask, PageLogEntry, Workflow, WorkflowTask

from home.translating.following import FACTS_COPIED
from network.models import EventMaterial
from practices.models import PracticeOrganisation, TakenUp
from search.models import IndexedDocument
from tests.factories import make_event, make_news, make_organisation, make_practice, publish, translate
from tests.home.translating.pieces import change, fresh, start_translation, translated, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(site, committed):
    with committed():
        return make_practice(site, "Asukasraati", summary="Kysyttiin.", start_year=2020)


@pytest.fixture
def swedish(practice, committed):
    with committed():
        page = translated(practice)
    return fresh(page)


def names_of_organisations(page) -> list[str]:
    return [row.organisation.slug for row in page.practice_organisations.all()]


def draft_of(page):
    return fresh(page).get_latest_revision_as_object()


def test_texts_wait_for_the_translator_and_facts_follow(client, practice, swedish, committed):
    with committed():
        change(practice, title="Kansalaisraati", what_was_done="<p>Aivan uutta.</p>", start_year=2024)

    page = client.get(swedish.url).content.decode()

    assert "<h1>[sv] Asukasraati</h1>" in page
    assert "[sv] Kysyttiin asukkailta." in page
    assert "Aivan uutta" not in page
    assert fresh(swedish).start_year == 2024


def test_a_cleared_text_stays_in_the_translation(practice, swedish, committed):
    with committed():
        change(practice, summary="")

    assert fresh(swedish).summary == "[sv] Kysyttiin."


def test_running_text_in_blocks_stays_in_the_translation(site, committed):
    with committed():
        news = make_news(site, "Uutinen", body=[("text", "<p>Vanha.</p>")], published_on=date(2025, 5, 12))
    with committed():
        swedish = translated(news)
    with committed():
        change(news, body=[("text", "<p>Uusi.</p>")], published_on=date(2025, 6, 1))

    swedish = fresh(swedish)
    assert "[sv] Vanha." in str(swedish.body)
    assert swedish.published_on == date(2025, 6, 1)


def test_relations_follow(practice, swedish, committed):
    with committed():
        change(practice, practice_organisations=[PracticeOrganisation(organisation=make_organisation("lahti"))])

    assert names_of_organisations(fresh(swedish)) == ["lahti"]


def test_the_search_finds_the_translation_by_the_new_fact(practice, swedish, committed):
    with committed():
        change(practice, practice_organisations=[PracticeOrganisation(organisation=make_organisation("lahti"))])

    assert "lahti" in str(IndexedDocument.objects.get(page_id=swedish.pk).facets)


def test_a_draft_in_the_source_changes_nothing(practice, swedish, committed):
    with committed():
        page = fresh(practice)
        page.start_year = 2024
        page.save_revision()

    assert fresh(swedish).start_year == 2020


def test_a_newer_draft_is_kept_with_the_facts_in_both(client, practice, swedish, committed):
    with committed():
        draft = fresh(swedish)
        draft.title = "Halvfärdig titel"
        revision = draft.save_revision()
    with committed():
        change(
            practice,
            start_year=2024,
            practice_organisations=[PracticeOrganisation(organisation=make_organisation("lahti"))],
        )

    live, draft = fresh(swedish), draft_of(swedish)
    assert "Halvfärdig" not in client.get(swedish.url).content.decode()
    assert (live.title, live.start_year, names_of_organisations(live)) == ("[sv] Asukasraati", 2024, ["lahti"])
    assert (draft.title, draft.start_year, names_of_organisations(draft)) == ("Halvfärdig titel", 2024, ["lahti"])
    assert live.latest_revision_id == revision.pk
    assert live.has_unpublished_changes


def test_a_draft_in_moderation_goes_on_waiting_with_the_new_facts(practice, swedish, committed):
    workflow = Workflow.objects.create(name="Granskning")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="Granska"))
    user = get_user_model().objects.create_superuser("granskare")
    with committed():
        draft = fresh(swedish)
        draft.title = "Väntar"
        draft.save_revision(user=user)
        workflow.start(fresh(swedish), user)
    with committed():
        change(practice, start_year=2024)

    state = fresh(swedish).current_workflow_task_state
    assert state.revision.as_object().start_year == 2024
    assert fresh(swedish).title == "[sv] Asukasraati"
    with committed():
        state.approve(user=user)
    assert (fresh(swedish).title, fresh(swedish).start_year) == ("Väntar", 2024)


def test_a_draft_scheduled_for_later_keeps_its_date(practice, swedish, committed):
    go_live_at = timezone.now() + timedelta(days=1)
    with committed():
        draft = fresh(swedish)
        draft.go_live_at = go_live_at
        revision = draft.save_revision(approved_go_live_at=go_live_at)
    with committed():
        change(practice, start_year=2024)

    revision.refresh_from_db()
    assert revision.approved_go_live_at == go_live_at
    assert revision.as_object().start_year == 2024


def test_an_old_draft_published_later_brings_no_old_fact_back(practice, swedish, committed):
    old = fresh(swedish).live_revision
    with committed():
        draft = fresh(swedish)
        draft.title = "Ny titel"
        draft.save_revision().publish()
    with committed():
        change(practice, start_year=2024)
    with committed():
        old.publish()

    assert fresh(swedish).start_year == 2024


def test_a_half_translated_draft_is_not_published_by_a_fact(client, practice, committed):
    with committed():
        translation = start_translation(practice)
        write(translation, leave_out=("what_was_done",))
        translation.save_target(publish=False)
    with committed():
        change(practice, start_year=2024)

    draft = fresh(translation.get_target_instance())
    assert not draft.live
    assert draft_of(draft).start_year == 2024
    assert client.get(draft.url).status_code == 404


def test_an_unpublished_translation_stays_unpublished(client, practice, swedish, committed):
    with committed():
        swedish.unpublish()
    with committed():
        change(practice, start_year=2024)

    assert client.get(swedish.url).status_code == 404
    assert draft_of(swedish).start_year == 2024


def test_a_deleted_translation_stays_deleted(practice, swedish, committed):
    with committed():
        swedish.delete()
    with committed():
        change(practice, start_year=2024)

    assert practice.get_translations().count() == 0
    assert fresh(practice).start_year == 2024


def test_unpublishing_the_source_leaves_the_translation_public(client, practice, swedish, committed):
    with committed():
        practice.unpublish()
    with committed():
        change(swedish, title="Ändrad")

    assert client.get(swedish.url).status_code == 200
    assert fresh(swedish).title == "Ändrad"


def test_deleting_the_source_leaves_the_translation_public(client, practice, swedish, committed):
    with committed():
        practice.delete()

    assert client.get(swedish.url).status_code == 200


def test_publishing_a_translation_changes_nothing_in_the_source(practice, swedish, committed):
    with committed():
        change(swedish, title="Ändrad", start_year=1999)

    assert (fresh(practice).title, fresh(practice).start_year) == ("Asukasraati", 2020)
    assert fresh(swedish).start_year == 2020


def test_a_page_that_was_translated_freely_gets_the_facts_too(practice, committed):
    with committed():
        english = translate(practice, "en", title="Citizens' panel")
    with committed():
        change(practice, start_year=2024)

    assert (fresh(english).title, fresh(english).start_year) == ("Citizens' panel", 2024)


def test_a_row_with_text_waits_and_the_facts_of_a_known_row_follow(practice, committed):
    with committed():
        change(practice, taken_up=[TakenUp(organisation=make_organisation("lahti"), year=2021, note="Koko kaupunki.")])
    with committed():
        swedish = translated(practice)
    with committed():
        page = fresh(practice)
        known = page.taken_up.get()
        known.year = 2023
        page.taken_up = [known, TakenUp(organisation=make_organisation("kuopio"), year=2024, note="Kokeilu.")]
        page.save_revision().publish()

    assert [(row.year, row.note) for row in fresh(swedish).taken_up.all()] == [(2023, "[sv] Koko kaupunki.")]


def test_a_row_without_text_follows_at_once(practice, swedish, committed):
    with committed():
        change(practice, taken_up=[TakenUp(organisation=make_organisation("kuopio"), year=2024)])

    row = fresh(swedish).taken_up.get()
    assert (row.year, row.organisation.slug, row.locale) == (2024, "kuopio", swedish.locale)


def test_an_events_time_follows_and_its_materials_wait(site, committed):
    with committed():
        event = make_event(site, "Tapahtuma")
    with committed():
        swedish = translated(event)
    later = event.starts_at + timedelta(days=3)
    with committed():
        change(
            event,
            starts_at=later,
            ends_at=later + timedelta(hours=2),
            materials=[EventMaterial(title="Esitys", url="https://example.org/esitys")],
        )

    assert fresh(swedish).starts_at == later
    assert fresh(swedish).materials.count() == 0


def test_the_pages_history_tells_that_facts_were_copied(practice, swedish, committed):
    with committed():
        change(practice, start_year=2024)

    assert PageLogEntry.objects.filter(page=swedish.pk, action=FACTS_COPIED).count() == 1


def test_nothing_is_written_where_no_fact_changed(practice, swedish, committed):
    with committed():
        change(practice, title="Kansalaisraati")

    assert not PageLogEntry.objects.filter(page=swedish.pk, action=FACTS_COPIED).exists()


def test_an_alias_in_another_language_shows_its_page(site, practice, committed):
    library = site.in_language(site.library, "sv")
    with committed():
        alias = practice.create_alias(parent=library, update_slug="asukasraati-alias", update_locale=library.locale)
    with committed():
        change(practice, title="Kansalaisraati", start_year=2024)

    assert (fresh(alias).title, fresh(alias).start_year) == ("Kansalaisraati", 2024)


def test_a_swedish_original_leads_its_finnish_translation(site, committed):
    library = site.in_language(site.library, "sv")
    with committed():
        page = make_practice(site, "Malli", start_year=2020)
        original = publish(
            library, type(page)(title="Medborgarpanel", slug="panel", start_year=2020, what_was_done="<p>Ja.</p>")
        )
    with committed():
        finnish = translated(original, "fi")
    with committed():
        change(original, start_year=2022)
    with committed():
        change(finnish, start_year=1999)

    assert fresh(finnish).start_year == 2022
    assert fresh(original).start_year == 2022
