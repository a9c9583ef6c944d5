"""The queue of shared practices in the admin: who may what, the draft page, the state that follows the page."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from practices.models import PracticePage, SharedPractice
from practices.models.shared_practice import SharingState
from tests.factories import make_organisation
from tests.practices.sharing import TOLD, image, pdf, send
from tests.search.pages import soup

pytestmark = pytest.mark.django_db

QUEUE = "/admin/shared-practices/"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _site(site):
    """Every share goes below the library."""


def member_of(client, group: str):
    """A client signed in as a member of a group; of one that only opens the admin, where there is none so named."""
    user = get_user_model().objects.create_user(f"member-of-{group}", password="x")
    found, created = Group.objects.get_or_create(name=group)
    if created:
        found.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(found)
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    """Sees what was sent and drafts pages."""
    return member_of(Client(), "Editors")


@pytest.fixture
def publisher():
    """Answers the senders as well."""
    return member_of(Client(), "Publishers")


@pytest.fixture
def shared(client, committed):
    """Sends a practice and gives the share; the mail box is emptied of its receipt."""

    def share(language: str = "fi", **told) -> SharedPractice:
        with committed():
            assert send(client, language, **told).status_code == 302
        mail.outbox.clear()
        return SharedPractice.objects.first()

    return share


def make_page(editor, share: SharedPractice) -> PracticePage:
    editor.post(f"{QUEUE}{share.pk}/page/")
    share.refresh_from_db()
    return share.page


def publish(page: PracticePage, committed) -> None:
    with committed():
        page.get_latest_revision().publish()


def test_the_queue_shows_the_newest_first_with_age_and_filters_by_state(editor, shared):
    first, second = shared(title="Ensimmäinen"), shared(title="Toinen")
    first.move_to(SharingState.DECLINED)

    page = soup(editor.get(QUEUE))
    everything = page.get_text()
    assert everything.index("Toinen") < everything.index("Ensimmäinen")
    assert "Ikä päivinä" in everything
    received = soup(editor.get(QUEUE, {"state": SharingState.RECEIVED})).get_text()
    assert "Toinen" in received
    assert "Ensimmäinen" not in received
    assert second.state == SharingState.RECEIVED


def test_the_queue_asks_no_more_for_more_shares(editor, shared, django_assert_max_num_queries):
    shared(title="Ensimmäinen")
    editor.get(QUEUE)
    for number in range(3):
        shared(title=f"Käytäntö {number}")
    with django_assert_max_num_queries(20):
        editor.get(QUEUE)


@pytest.mark.parametrize("action", ["", "page/", "ask/", "decline/", "files/"])
@pytest.mark.parametrize("group", ["Nobodies", None])
def test_who_has_no_right_to_the_queue_gets_nothing(client, shared, action, group):
    share = shared(files=[pdf()])
    if group:
        member_of(client, group)
    if action == "files/":
        action += str(share.attachments.get().pk) + "/"
    address = f"{QUEUE}{share.pk}/{action}"
    response = client.post(address, {"text": "x"}) if action in ("page/", "ask/", "decline/") else client.get(address)

    assert response.status_code in (302, 403)
    assert TOLD["what_was_done"] not in response.content.decode()
    share.refresh_from_db()
    assert (share.state, share.page) == (SharingState.RECEIVED, None)
    assert client.get(QUEUE).status_code in (302, 403)


def test_actions_are_not_carried_out_by_a_link(editor, shared):
    share = shared()

    assert [editor.get(f"{QUEUE}{share.pk}/{action}/").status_code for action in ("page", "ask", "decline")] == [
        405
    ] * 3


def test_what_was_sent_is_shown_as_text(editor, shared):
    told = dict.fromkeys(("title", "what_was_done", "what_next", "organisation", "sender_name"), SCRIPT)
    share = shared(**told)
    shown = editor.get(f"{QUEUE}{share.pk}/").content.decode()
    listed = editor.get(QUEUE).content.decode()

    for page in (shown, listed):
        assert SCRIPT not in page
        assert "&lt;script&gt;alert(1)" in page


def test_a_file_is_saved_and_never_shown(editor, shared):
    share = shared(files=[pdf("Ohje.pdf")])
    response = editor.get(f"{QUEUE}{share.pk}/files/{share.attachments.get().pk}/")

    assert response["Content-Disposition"].startswith('attachment; filename="Ohje.pdf"')
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content).startswith(b"%PDF-")


def test_one_click_makes_a_draft_with_everything_filled_in(editor, shared, site):
    oulu = make_organisation("oulu", name_sv="Uleåborg")
    share = shared(
        "sv",
        organisation="  uleåborg ",
        what_was_done=f"Vi frågade.\r\n\r\nVi svarade {SCRIPT}\r\nigen.",
        what_next="Vi fortsätter.",
        work_areas=["luottamus", "osallisuus"],
        sender_name="Maija",
        is_contact_public="on",
        files=[pdf("Anvisning.pdf"), image()],
    )
    page = make_page(editor, share)

    assert not page.live
    assert page.get_parent().specific == site.in_language(site.library, "sv")
    assert page.locale.language_code == "sv"
    newest = page.get_latest_revision_as_object()
    escaped = "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert newest.what_was_done == f"<p>Vi frågade.</p><p>Vi svarade {escaped}<br/>igen.</p>"
    assert newest.what_next == "<p>Vi fortsätter.</p>"
    assert [area.value for area in newest.work_areas] == ["luottamus", "osallisuus"]
    assert newest.organisations == [oulu]
    assert (newest.contact_name, newest.contact_email) == ("Maija", TOLD["sender_email"])
    assert [row.document.title for row in newest.attachments.all()] == ["Anvisning"]
    assert [row.image for row in newest.pictures.all()] == [get_image_model().objects.get(title="kuva")]
    assert share.state == SharingState.IN_REVIEW
    assert editor.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_a_second_click_makes_no_second_page(editor, shared):
    share = shared(files=[pdf()])
    page = make_page(editor, share)

    assert make_page(editor, share) == page
    assert get_document_model().objects.count() == 1


def test_an_unknown_organisation_is_noted_and_the_sender_named_only_with_consent(editor, shared):
    share = shared(organisation="Uusi yhdistys", sender_name="Maija")
    response = editor.post(f"{QUEUE}{share.pk}/page/", follow=True)

    assert "Uusi yhdistys" in response.content.decode()
    page = SharedPractice.objects.get().page
    assert (page.organisations, page.contact_name, page.contact_email) == ([], "", "")


def test_two_shares_of_one_title_get_addresses_of_their_own(editor, shared):
    first = make_page(editor, shared())
    second = make_page(editor, shared(what_was_done="Jotakin muuta."))

    assert first.slug != second.slug


def test_publishing_tells_the_sender_once_in_their_language_and_the_state_follows(editor, shared, committed, client):
    share = shared("sv")
    page = make_page(editor, share)
    publish(page, committed)

    share.refresh_from_db()
    assert share.state == SharingState.PUBLISHED
    assert [message.subject for message in mail.outbox] == ["Den praxis du delade har publicerats"]
    assert page.full_url in mail.outbox[0].body

    page.refresh_from_db()
    page.unpublish()
    share.refresh_from_db()
    assert share.state == SharingState.IN_REVIEW
    publish(page, committed)
    share.refresh_from_db()
    assert share.state == SharingState.PUBLISHED
    assert len(mail.outbox) == 1


def test_a_deleted_page_sends_the_share_back_to_the_queue(editor, shared):
    share = shared()
    make_page(editor, share).delete()

    share.refresh_from_db()
    assert (share.state, share.page) == (SharingState.RECEIVED, None)


def test_a_withdrawn_share_does_not_come_back_and_the_team_is_told(editor, client, committed):
    with committed():
        address = send(client)["Location"].partition("?")[0]
    share = SharedPractice.objects.get()
    page = make_page(editor, share)
    mail.outbox.clear()
    with committed():
        client.post(address, {"action": "withdraw"})
    assert [message.to for message in mail.outbox] == [["avoinhallinto@gov.fi"]]
    publish(page, committed)

    share.refresh_from_db()
    assert share.state == SharingState.WITHDRAWN
    assert len(mail.outbox) == 1


def test_a_question_goes_to_the_sender_as_plain_text(publisher, shared, committed, client):
    share = shared()
    with committed():
        publisher.post(f"{QUEUE}{share.pk}/ask/", {"text": f"Kuinka moni? {SCRIPT}"})

    share.refresh_from_db()
    assert share.state == SharingState.RETURNED
    assert mail.outbox[0].content_subtype == "plain"
    assert f"Kuinka moni? {SCRIPT}" in mail.outbox[0].body
    link = next(line for line in mail.outbox[0].body.splitlines() if line.startswith("http"))
    page = client.get(link.removeprefix("http://localhost"))
    assert SCRIPT not in page.content.decode()
    assert "Kuinka moni?" in page.content.decode()


def test_declining_needs_a_reason_and_tells_it(publisher, shared, committed):
    share = shared()
    publisher.post(f"{QUEUE}{share.pk}/decline/", {"text": " "})
    share.refresh_from_db()
    assert share.state == SharingState.RECEIVED

    with committed():
        publisher.post(f"{QUEUE}{share.pk}/decline/", {"text": "Ei ole käytäntö."})
    publisher.post(f"{QUEUE}{share.pk}/page/")
    share.refresh_from_db()
    assert (share.state, share.reason, share.page) == (SharingState.DECLINED, "Ei ole käytäntö.", None)
    assert "Ei ole käytäntö." in mail.outbox[0].body


def test_an_editor_who_may_not_add_pages_makes_no_draft(client, shared):
    share = shared()
    member_of(client, "Answerers")
    group = Group.objects.get(name="Answerers")
    group.permissions.add(*Permission.objects.filter(codename__in=["view_sharedpractice", "change_sharedpractice"]))

    client.post(f"{QUEUE}{share.pk}/page/")

    assert not PracticePage.objects.filter(title=TOLD["title"]).exists()


@pytest.mark.parametrize(
    ("group", "looks", "drafts", "decides"),
    [
        ("Editors", True, True, False),
        ("Publishers", True, True, True),
        ("Administrators", True, True, True),
        ("Swedish translators", False, False, False),
        ("English translators", False, False, False),
    ],
)
def test_who_looks_who_drafts_and_who_decides(shared, group, looks, drafts, decides):
    share, drafted = shared(title="Ensimmäinen"), shared(title="Toinen")
    user = member_of(Client(), group)
    page = user.get(f"{QUEUE}{share.pk}/")
    assert (page.status_code == 200) == looks
    assert (f"{QUEUE}{share.pk}/decline/" in page.content.decode()) == decides
    assert (f"{QUEUE}{share.pk}/page/" in page.content.decode()) == drafts

    user.post(f"{QUEUE}{drafted.pk}/page/")
    asked = user.post(f"{QUEUE}{share.pk}/ask/", {"text": "Kuinka moni?"})
    share.refresh_from_db()
    assert (share.state == SharingState.RETURNED) == decides
    declined = user.post(f"{QUEUE}{share.pk}/decline/", {"text": "Ei ole käytäntö."})

    share.refresh_from_db()
    drafted.refresh_from_db()
    assert (drafted.page is not None) == drafts
    assert (share.state == SharingState.DECLINED) == decides
    if not decides:
        assert (share.state, share.messages.count()) == (SharingState.RECEIVED, 0)
        assert {asked.status_code, declined.status_code} <= {302, 403}


def test_what_editors_could_do_before_is_taken_from_them_by_the_migration():
    """Roles are only given what they lack, so what one shall no longer have is taken away once."""
    migration = import_module("practices.migrations.0006_publishers_answer_shared_practices")
    editors = Group.objects.get(name="Editors")
    change = Permission.objects.get(content_type__app_label="practices", codename="change_sharedpractice")
    assert change not in editors.permissions.all()

    migration.give_to_editors(apps, None)
    assert change in editors.permissions.all()
    migration.take_from_editors(apps, None)

    assert change not in editors.permissions.all()
