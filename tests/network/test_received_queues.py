"""The queues of suggestions and nominations in the admin: who may what, states, exports, and deletion in time."""

import csv
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from home.models import WaitingEmail
from home.public_forms.email import send_when_committed
from network.models import Nomination, TopicSuggestion
from network.received.retention import delete_old
from tests import factories
from tests.search.pages import soup, text_of

pytestmark = pytest.mark.django_db

SUGGESTIONS, NOMINATIONS = "/admin/topic-suggestions/", "/admin/nominations/"
SCRIPT = "<script>alert(1)</script>"
FORMULA = '=HYPERLINK("https://example.org";"x")'
ROUND = uuid4()


def signed_in(group: str | None) -> Client:
    call_command("set_up_roles", verbosity=0)
    user = get_user_model().objects.create_user(f"member-of-{group}", password="x")
    if group:
        user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(autouse=True)
def _site(site):
    """The admin has the site's pages."""


@pytest.fixture
def publisher():
    return signed_in("Publishers")


@pytest.fixture
def editor():
    return signed_in("Editors")


def suggested(text: str = "Lasten valtuusto", **fields) -> TopicSuggestion:
    return TopicSuggestion.objects.create(**{"language": "fi", "kind": "topic", "suggestion": text, **fields})


def nominated(title: str = "Asukasraati", **fields) -> Nomination:
    values = {
        "language": "sv",
        "round_key": ROUND,
        "round_title": "Demokratiatunnustus 2027",
        "nominee": uuid4().hex,
        "title": title,
        "reasons": "Asukkaat päättivät.",
        "nominator_email": "maija@example.org",
    }
    return Nomination.objects.create(**{**values, **fields})


QUEUES = {SUGGESTIONS: suggested, NOMINATIONS: nominated}
both = pytest.mark.parametrize(("queue", "make"), QUEUES.items(), ids=["suggestions", "nominations"])


def titles(response) -> list[str]:
    return [text_of(row.select_one("td")) for row in soup(response).select("table.listing tbody tr")]


@both
def test_the_newest_comes_first_with_its_age_and_state(editor, queue, make):
    make("Vanha", received_at=timezone.now() - timezone.timedelta(days=3))
    make("Uusi")

    page = editor.get(queue)
    assert titles(page) == ["Uusi", "Vanha"]
    assert text_of(soup(page).select("table.listing tbody tr")[1].select("td")[-1]) == "3"


@both
def test_the_list_is_narrowed_by_state(editor, queue, make):
    make("Uusi")
    make("Suljettu", state="closed")

    assert titles(editor.get(queue, {"state": "closed"})) == ["Suljettu"]


def test_nominations_are_narrowed_to_a_call(editor):
    nominated("Nyt")
    other = nominated("Ennen", round_key=uuid4(), round_title="Demokratiatunnustus 2025")

    assert titles(editor.get(NOMINATIONS, {"round_key": str(other.round_key)})) == ["Ennen"]
    offered = soup(editor.get(NOMINATIONS)).select("[name=round_key] option, input[name=round_key]")
    assert len(offered) == 3


def test_suggestions_are_narrowed_by_kind(editor):
    suggested("Aihe")
    suggested("Järjestäjä", kind="organiser")

    assert titles(editor.get(SUGGESTIONS, {"kind": "organiser"})) == ["Järjestäjä"]


@both
def test_everything_that_was_sent_is_shown_as_text(editor, queue, make):
    row = make(f"Raati {SCRIPT}", organisation=SCRIPT)

    for address in (queue, f"{queue}{row.pk}/"):
        page = editor.get(address)
        assert SCRIPT not in page.content.decode()
        assert f"Raati {SCRIPT}" in soup(page).get_text()


def test_a_nomination_leads_to_the_practices_editor_and_says_how_often_it_came(editor, site):
    practice = factories.make_practice(site, "Asukasraati")
    first = nominated(practice=practice, nominee=str(practice.translation_key))
    nominated(nominee=first.nominee, nominator_email="pekka@example.org")

    page = soup(editor.get(f"{NOMINATIONS}{first.pk}/"))
    assert page.find("a", href=f"/admin/pages/{practice.pk}/edit/")
    assert "2 kertaa" in page.get_text()


# States


@both
def test_a_publisher_takes_up_closes_with_a_note_and_takes_up_again(publisher, queue, make):
    row = make()

    publisher.post(f"{queue}{row.pk}/take-up/", {"note": "Kysytään lisää."})
    row.refresh_from_db()
    assert (row.state, row.note, row.closed_at) == ("taken-up", "Kysytään lisää.", None)
    assert row.handled_by.username == "member-of-Publishers"

    publisher.post(f"{queue}{row.pk}/close/", {"note": "Kevään tapaamisessa."})
    row.refresh_from_db()
    assert (row.state, row.note) == ("closed", "Kevään tapaamisessa.")
    assert row.closed_at is not None

    publisher.post(f"{queue}{row.pk}/take-up/", {"note": "Uudelleen."})
    row.refresh_from_db()
    assert (row.state, row.closed_at) == ("taken-up", None)


@both
@pytest.mark.parametrize("note", ["", "   ", "x" * 5001])
def test_closing_takes_a_note_of_reasonable_length(publisher, queue, make, note):
    row = make()
    response = publisher.post(f"{queue}{row.pk}/close/", {"note": note}, follow=True)

    row.refresh_from_db()
    assert (row.state, row.note) == ("new", "")
    assert soup(response).select(".messages .error")


@both
def test_what_is_done_already_is_told(publisher, queue, make):
    closed = make(state="closed", note="Valmis.", closed_at=timezone.now())
    response = publisher.post(f"{queue}{closed.pk}/close/", {"note": "Toinen."}, follow=True)

    closed.refresh_from_db()
    assert closed.note == "Valmis."
    assert soup(response).select(".messages .error")


@both
def test_deleting_removes_the_row_and_e_mail_that_waits(publisher, queue, make):
    row = make()
    send_when_committed("maija@example.org", "Kuittaus", "Kiitos", about=row.about)

    response = publisher.post(f"{queue}{row.pk}/delete/")

    assert response["Location"] == queue
    assert not type(row).objects.exists()
    assert not WaitingEmail.objects.exists()
    assert publisher.get(f"{queue}{row.pk}/").status_code == 404


# Who may what

ACTIONS = ("take-up/", "close/", "delete/")


@both
def test_an_editor_reads_and_changes_nothing(editor, queue, make):
    row = make()
    page = editor.get(f"{queue}{row.pk}/")
    assert page.status_code == 200
    assert not soup(page).select(f"main form[action*='{queue}'], main [formaction]")
    for action in ACTIONS:
        assert editor.post(f"{queue}{row.pk}/{action}", {"note": "x"}).status_code == 302

    row.refresh_from_db()
    assert (row.state, row.note) == ("new", "")


@both
@pytest.mark.parametrize("group", [None, "Swedish translators", "English translators", "nobody"])
def test_others_see_and_change_nothing(client, queue, make, group):
    row = make("Vain tiimille")
    client = client if group == "nobody" else signed_in(group)
    for address in (queue, f"{queue}results/", f"{queue}?export=csv", f"{queue}{row.pk}/"):
        response = client.get(address)
        assert response.status_code in (302, 403)
        assert "Vain tiimille" not in response.content.decode()
    for action in ACTIONS:
        assert client.post(f"{queue}{row.pk}/{action}", {"note": "x"}).status_code in (302, 403)
    row.refresh_from_db()
    assert row.state == "new"


@both
def test_nothing_is_done_by_a_link(publisher, queue, make):
    row = make()
    for action in ACTIONS:
        assert publisher.get(f"{queue}{row.pk}/{action}").status_code == 405
    row.refresh_from_db()
    assert row.state == "new"


@both
def test_new_ones_wait_on_the_admins_home_for_those_who_may_handle_them(publisher, queue, make):
    make()
    make(state="taken-up")
    address = f"{queue}?state=new"

    assert soup(publisher.get("/admin/")).find("a", href=address).get_text().strip().startswith("1 uusi ehdotus")
    assert titles(publisher.get(address)) == titles(publisher.get(queue, {"state": "new"}))
    assert not soup(signed_in("Editors").get("/admin/")).find("a", href=address)


# Spreadsheets


@both
def test_a_spreadsheet_holds_all_and_no_formula(editor, queue, make):
    make(f"{FORMULA}", organisation="+358 1", note="@SUM(A1)")
    exported = list(csv.reader(StringIO(b"".join(editor.get(queue, {"export": "csv"}).streaming_content).decode())))
    assert len(exported) == 2
    assert all(cell[:1] not in ("=", "+", "-", "@") for cell in exported[1])
    assert f"'{FORMULA}" in exported[1]
    sheet = load_workbook(BytesIO(b"".join(editor.get(queue, {"export": "xlsx"}).streaming_content))).active
    written = {cell.value: cell.data_type for cell in sheet[2] if cell.value}
    assert written[FORMULA] == "s"
    assert "f" not in written.values()


@both
def test_signs_that_a_spreadsheet_cannot_hold_do_not_stop_it(editor, queue, make):
    make("Raati\x0b\x1f loppu")

    response = editor.get(queue, {"export": "xlsx"})
    assert "Raati loppu" in [
        cell.value for cell in load_workbook(BytesIO(b"".join(response.streaming_content))).active[2]
    ]


# In time


@both
def test_what_was_closed_a_year_ago_is_deleted_and_nothing_else(queue, make):
    now = timezone.now()
    make("Vanha", state="closed", closed_at=now - timezone.timedelta(days=365))
    make("Melkein", state="closed", closed_at=now - timezone.timedelta(days=364))
    make("Avoin", received_at=now - timezone.timedelta(days=900))

    assert delete_old(now) == 1
    assert delete_old(now) == 0
    model = type(make("Uusi"))
    assert sorted(map(str, model.objects.all())) == ["Avoin", "Melkein", "Uusi"]


@both
def test_the_command_for_what_is_due_deletes_them(queue, make, capsys):
    row = make("Vanha", state="closed", closed_at=timezone.now())
    with time_machine.travel(timezone.now() + timezone.timedelta(days=366)):
        call_command("run_scheduled")

    assert not type(row).objects.exists()
    assert "delete_old_received" in capsys.readouterr().out


@both
def test_more_rows_take_no_more_queries(editor, queue, make, django_assert_max_num_queries):
    for number in range(15):
        make(f"Ehdotus {number}", organisation="Oulu")
    editor.get(queue)
    with django_assert_max_num_queries(20):
        editor.get(queue)
