"""The page on which a translator writes the texts that changed: from the report, without a script."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import StringTranslation, Translation

from home.models import TranslatedPage
from tests.factories import make_news, make_practice, translate
from tests.home.translating.pieces import change, fresh, start_translation, translated
from tests.home.translating.test_short_versions import choose, editor_of

pytestmark = pytest.mark.django_db

BEFORE = "<p>Kysyttiin kolmelta asukkaalta.</p><p>Toinen kappale pysyy.</p>"
AFTER = "<p>Kysyttiin kaikilta asukkailta.</p><p>Toinen kappale pysyy.</p>"


@pytest.fixture
def practice(site, committed):
    with time_machine.travel("2026-02-01 12:00+02:00"), committed():
        return make_practice(site, "Asukasraati", summary="Kysyttiin.", what_was_done=BEFORE)


@pytest.fixture
def swedish(practice, committed):
    with time_machine.travel("2026-03-12 12:00+02:00"), committed():
        return translated(practice)


@pytest.fixture
def changed(practice, swedish, committed):
    """The Swedish page after one paragraph and the summary of the Finnish one changed."""
    with time_machine.travel("2026-04-03 12:00+03:00"), committed():
        change(practice, what_was_done=AFTER, summary="Kysyttiin kaikilta.")
    return fresh(swedish)


def address(page) -> str:
    return reverse("translating_changes", args=[page.pk])


def opened(client, page) -> BeautifulSoup:
    response = client.get(address(page))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def sent(form: BeautifulSoup) -> dict[str, str]:
    """What a browser sends of the form with the texts, untouched."""
    values = {field["name"]: field.get_text().removeprefix("\n") for field in form.select("main textarea")}
    return values | {field["name"]: field["value"] for field in form.select("main input[name$=-seen]")}


def field_of(form: BeautifulSoup, label: str) -> str:
    """The name of the field for the text under a label."""
    section = next(section for section in form.select("main section[id]") if section.h3.get_text().startswith(label))
    return section.textarea["name"]


def send(client, page, committed, **values) -> BeautifulSoup:
    """Fills the fields by the labels of their texts, leaves the others as they are, and sends the form."""
    form = opened(client, page)
    action = values.pop("action", None)
    data = sent(form) | {field_of(form, label): words for label, words in values.items()}
    return send_values(client, page, committed, data | ({"action": action} if action else {}))


def send_values(client, page, committed, data: dict[str, str]) -> BeautifulSoup:
    with committed():
        response = client.post(address(page), data)
    if response.status_code == 302:
        response = client.get(response["Location"])
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def told(page: BeautifulSoup) -> str:
    return " ".join(" ".join(item.get_text().split()) for item in page.select(".messages li"))


def written(translation_of: str) -> list[str]:
    return list(StringTranslation.objects.filter(translation_of__data=translation_of).values_list("data", flat=True))


def test_the_report_leads_to_the_texts_that_changed_and_to_no_other(admin_client, changed):
    form = opened(admin_client, changed)

    assert [field.get_text().strip() for field in form.select("main textarea")] == [
        "[sv] Kysyttiin.",
        "[sv] Kysyttiin kolmelta asukkaalta.",
    ]
    assert "Toinen kappale pysyy" not in form.main.get_text()


def test_each_shows_what_changed_word_by_word_and_not_by_colour_alone(admin_client, changed):
    section = opened(admin_client, changed).select("main section[id]")[1]

    assert [gone.get_text() for gone in section.select("del")] == ["kolmelta", "asukkaalta"]
    assert [new.get_text() for new in section.select("ins")] == ["kaikilta", "asukkailta"]
    assert "Kysyttiin kaikilta asukkailta." in section.get_text()
    assert "[sv] Kysyttiin kolmelta asukkaalta." in section.get_text()
    assert {part["lang"] for part in section.select("dd")} == {"fi", "sv"}
    assert section.textarea["lang"] == "sv"


def test_the_first_that_waits_is_one_click_away(admin_client, changed):
    form = opened(admin_client, changed)

    link = form.find("a", string="Ensimmäiseen")
    assert link["href"] == f"#{form.select_one('main section[id]')['id']}"


def test_a_translation_is_saved_and_nothing_public_changes(client, admin_client, changed, committed):
    page = send(admin_client, changed, committed, Mitä="[sv] Alla blev tillfrågade.")

    assert "1 teksti tallennettiin" in told(page)
    assert written("Kysyttiin kaikilta asukkailta.") == ["[sv] Alla blev tillfrågade."]
    assert written("Kysyttiin kaikilta.") == []
    assert "Alla blev" not in client.get(changed.url).content.decode()
    assert TranslatedPage.objects.get(page=changed.pk).changed_texts == 2


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


def test_the_earlier_translation_is_no_translation_until_it_is_said_to_hold(admin_client, changed, committed):
    send(admin_client, changed, committed)
    assert written("Kysyttiin kaikilta.") == []
    form = opened(admin_client, changed)
    holds = field_of(form, "Tiivistelmä").replace("-words", "-holds")
    send_values(admin_client, changed, committed, sent(form) | {holds: "on"})

    assert written("Kysyttiin kaikilta.") == ["[sv] Kysyttiin."]


def test_an_emptied_translation_is_taken_back(admin_client, changed, committed):
    send(admin_client, changed, committed, Tiivistelmä="Alla.")
    send(admin_client, changed, committed, Tiivistelmä="")

    assert written("Kysyttiin kaikilta.") == []


def test_broken_markup_is_told_beside_its_text_and_nothing_typed_is_lost(admin_client, changed, committed):
    page = send(admin_client, changed, committed, Mitä="<div>Alla", Tiivistelmä="Alla.")

    assert "Mitään ei vielä tallennettu" in told(page)
    assert "Merkinnät ovat rikki" in page.select_one("main .error-message").get_text()
    assert [field.get_text().strip() for field in page.select("main textarea")] == ["Alla.", "<div>Alla"]
    assert page.select_one("textarea[aria-invalid]")["name"] == field_of(page, "Mitä")
    assert written("Kysyttiin kaikilta.") == []


def test_a_text_that_is_too_long_for_its_field_is_told(admin_client, changed, committed):
    page = send(admin_client, changed, committed, Mitä="Alla.", Tiivistelmä="a" * 301, action="publish")

    assert "300" in page.select_one("main .error-message").get_text()
    assert fresh(changed).summary == "[sv] Kysyttiin."
    send(admin_client, changed, committed, Mitä="Alla.", Tiivistelmä="a" * 300, action="publish")
    assert fresh(changed).summary == "a" * 300


def test_nobodys_work_is_written_over_unseen(admin_client, changed, committed):
    mine = opened(admin_client, changed)
    summary = field_of(mine, "Tiivistelmä")
    send(admin_client, changed, committed, Tiivistelmä="Den andras.")
    page = send_values(admin_client, changed, committed, sent(mine) | {summary: "Min."})

    assert "Den andras." in page.select_one("main .error-message").get_text()
    assert page.find(attrs={"name": summary}).get_text().strip() == "Min."
    assert written("Kysyttiin kaikilta.") == ["Den andras."]
    send_values(admin_client, changed, committed, sent(page))
    assert written("Kysyttiin kaikilta.") == ["Min."]


def test_what_was_written_for_a_text_that_changed_again_is_shown_back(admin_client, practice, changed, committed):
    mine = opened(admin_client, changed)
    summary = field_of(mine, "Tiivistelmä")
    with committed():
        change(practice, summary="Kolmas tiivistelmä.")
    page = send_values(admin_client, changed, committed, sent(mine) | {summary: "Skriven i onödan."})

    assert "Skriven i onödan." in page.main.get_text()
    assert field_of(page, "Tiivistelmä") != summary


def test_a_text_that_is_gone_is_told_and_goes_when_published(client, admin_client, practice, swedish, committed):
    with committed():
        change(practice, what_was_done="<p>Kysyttiin kolmelta asukkaalta.</p>")
    page = opened(admin_client, swedish)
    assert [gone.get_text() for gone in page.select("main li del")] == ["Toinen kappale pysyy."]
    send_values(admin_client, swedish, committed, {"action": "publish"})

    assert "Toinen kappale" not in client.get(swedish.url).content.decode()
    assert TranslatedPage.objects.get(page=swedish.pk).changed_texts == 0


def test_of_many_paragraphs_each_is_set_beside_the_one_it_came_of(admin_client, site, committed):
    words = ("kunta", "verkosto", "kirjasto", "koulu")
    old = "".join(f"<p>Vanha {word} kokosi asukkaat yhteen keväällä {word}ssa.</p>" for word in words)
    new = "".join(f"<p>Vanha {word} kokosi asukkaat yhteen syksyllä {word}ssa.</p>" for word in reversed(words))
    with committed():
        practice = make_practice(site, "Monta", what_was_done=old)
    with committed():
        swedish = translated(practice)
    with committed():
        change(practice, what_was_done=new)

    sections = opened(admin_client, swedish).select("main section[id]")
    assert len(sections) == 4
    for section, word in zip(sections, reversed(words), strict=True):
        assert [gone.get_text() for gone in section.select("del")] == ["keväällä"]
        assert f"[sv] Vanha {word} " in section.textarea.get_text()


def test_a_page_with_blocks_names_the_block(admin_client, site, committed):
    with committed():
        news = make_news(site, "Uutinen", body=[("text", "<p>Vanha teksti tässä.</p>")])
    with committed():
        swedish = translated(news)
    with committed():
        body = fresh(news).body
        body[0] = ("text", "<p>Uusi teksti tässä.</p>")
        change(news, body=body)

    assert len(opened(admin_client, swedish).select("main section[id]")) >= 1


def test_a_started_translation_shows_all_its_texts_and_the_address_may_wait(admin_client, practice, committed):
    with committed():
        start_translation(practice)
    page = practice.get_translations().get().specific
    form = opened(admin_client, page)
    filled = {field["name"]: "Svenska" for field in form.select("main textarea")}
    address_field = next(
        section.textarea["name"] for section in form.select("main section[id]") if "Voi jäädä" in section.h3.get_text()
    )
    del filled[address_field]
    send_values(admin_client, page, committed, sent(form) | filled | {"action": "publish"})

    assert fresh(page).live
    assert fresh(page).title == "Svenska"


def test_a_short_version_is_chosen_here_and_needs_its_own_texts_alone(admin_client, changed, committed):
    assert "Tee lyhyeksi versioksi" in opened(admin_client, changed).main.get_text()
    choose(admin_client, changed, committed)
    send(admin_client, changed, committed, Tiivistelmä="Alla.", action="publish")

    assert fresh(changed).summary == "Alla."


def test_the_editor_of_all_texts_leads_here(admin_client, changed):
    editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[changed.pk])).content.decode()

    assert f'href="{address(changed)}"' in editor


def test_the_next_page_is_one_click_away(admin_client, site, practice, changed, committed):
    with committed():
        other = make_practice(site, "Toinen käytäntö")
    with committed():
        other_swedish = translated(other)
    with committed():
        change(other, what_was_done="<p>Muuttunut.</p>")

    assert opened(admin_client, changed).find("a", href=address(other_swedish)) is not None


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


def test_a_page_that_is_written_freely_opens_in_its_own_editor(admin_client, practice, committed):
    with committed():
        english = translate(practice, "en", title="Panel")

    response = admin_client.get(address(english))
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[english.pk])


def test_an_original_has_no_texts_to_translate(admin_client, practice):
    assert admin_client.get(address(practice)).status_code == 302


def test_a_page_that_is_none_is_not_found(admin_client):
    assert admin_client.get(reverse("translating_changes", args=[999_999])).status_code == 404


def test_forty_texts_take_no_more_queries_than_two(admin_client, site, committed):
    def queries(number: int) -> int:
        with committed():
            practice = make_practice(site, f"Käytäntö {number}", what_was_done="<p>Yksi.</p>")
        with committed():
            swedish = translated(practice)
        paragraphs = "".join(f"<p>Kappale {place} on uusi.</p>" for place in range(number))
        with committed():
            change(practice, what_was_done=paragraphs)
        opened(admin_client, swedish)
        with CaptureQueriesContext(connection) as captured:
            assert len(opened(admin_client, swedish).select("main section[id]")) == number
        return len(captured)

    assert queries(40) <= queries(2)
