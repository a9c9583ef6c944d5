"""The sender's own page: what the secret link opens, and what they can do there."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from home.models import SentForm, WaitingEmail
from practices.models import SharedPractice
from practices.models.shared_practice import MessageKind, SharingState
from practices.sharing.retention import remove_old_personal_data
from tests.practices.sharing import TOLD, pdf, send
from tests.search.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client, site, committed) -> str:
    with committed():
        return send(client, files=[pdf()])["Location"].partition("?")[0]


@pytest.fixture
def share(address) -> SharedPractice:
    return SharedPractice.objects.get()


def test_the_page_is_kept_from_caches_search_engines_and_other_sites(client, address):
    response = client.get(address)

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]


@pytest.mark.parametrize("token", ["x", "a" * 43, "0" * 2000, "ä"])
def test_forged_links_get_one_answer_that_tells_nothing(client, address, token):
    start = address.rsplit("/", 2)[0]
    response = client.get(f"{start}/{token}/")
    forged_action = Client(enforce_csrf_checks=True).post(f"{start}/{token}/", {"action": "withdraw"})

    assert (response.status_code, forged_action.status_code) == (404, 404)
    assert response["Cache-Control"] == "no-store, private"
    assert TOLD["title"] not in response.content.decode()
    assert SharedPractice.objects.get().state == SharingState.RECEIVED


def test_the_link_expires_twelve_months_after_the_decision(client, address, share):
    share.move_to(SharingState.DECLINED)
    with time_machine.travel(timezone.now() + timedelta(days=364)):
        assert client.get(address).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert client.get(address).status_code == 404


def test_the_sender_answers_a_question_once(client, address, share):
    share.messages.create(kind=MessageKind.QUESTION, text="Kuinka moni <b>osallistui</b>?")
    share.move_to(SharingState.RETURNED)
    page = client.get(address)
    assert "Kuinka moni &lt;b&gt;osallistui&lt;/b&gt;?" in page.content.decode()

    assert client.post(address, {"action": "answer", "answer": ""}).status_code == 422
    client.post(address, {"action": "answer", "answer": "Sata."})
    client.post(address, {"action": "answer", "answer": "Sata taas."})

    share.refresh_from_db()
    assert share.state == SharingState.RECEIVED
    assert [message.text for message in share.messages.filter(kind=MessageKind.ANSWER)] == ["Sata."]


def test_the_sender_corrects_the_text_and_a_wrong_correction_is_kept(client, address, share):
    fields = {name: value for name, value in TOLD.items() if name != "sender_email"}
    wrong = client.post(address, {"action": "correct", **fields, "title": "", "what_next": "Kasvaa"})
    client.post(address, {"action": "correct", **fields, "title": "Uusi nimi", "work_areas": ["luottamus"]})

    assert wrong.status_code == 422
    assert soup(wrong).find("textarea", {"name": "what_next"}).get_text(strip=True) == "Kasvaa"
    share.refresh_from_db()
    assert (share.title, share.work_areas) == ("Uusi nimi", ["luottamus"])


def test_withdrawing_removes_what_was_sent_at_once(client, address, share, committed):
    place = Path(share.attachments.get().file.path)
    with committed():
        client.post(address, {"action": "withdraw"})

    share.refresh_from_db()
    assert (share.state, share.sender_email, share.what_was_done) == (SharingState.WITHDRAWN, "", "")
    assert not place.exists()
    assert client.get(address).status_code == 200
    client.post(address, {"action": "correct", **TOLD})
    share.refresh_from_db()
    assert share.what_was_done == ""


def test_personal_data_is_removed_at_once_with_what_waits_to_be_sent(client, address, share):
    WaitingEmail.objects.create(recipient=share.sender_email, subject="x", body="x", about=share.about)
    client.post(address, {"action": "remove-personal-data"})

    share.refresh_from_db()
    assert (share.sender_name, share.sender_email) == ("", "")
    assert share.what_was_done == TOLD["what_was_done"]
    assert not WaitingEmail.objects.exists()
    assert "maija@example.org" not in client.get(address).content.decode()


def test_personal_data_is_removed_twelve_months_after_the_decision(client, address, share, committed):
    now = timezone.now()
    place = Path(share.attachments.get().file.path)
    assert remove_old_personal_data(now + timedelta(days=3650)) == 0, "nothing is decided yet"
    share.move_to(SharingState.DECLINED, now)

    assert remove_old_personal_data(now + timedelta(days=364)) == 0
    with committed():
        assert remove_old_personal_data(now + timedelta(days=365)) == 1
    assert remove_old_personal_data(now + timedelta(days=365)) == 0

    share.refresh_from_db()
    assert (share.sender_email, share.what_was_done, share.title) == ("", "", TOLD["title"])
    assert not share.links.exists()
    assert not place.exists()


def test_the_daily_command_removes_and_forgets(share, capsys):
    share.move_to(SharingState.DECLINED)
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        call_command("remove_old_personal_data")

    assert "1 shared practices" in capsys.readouterr().out
    assert not SentForm.objects.exists()
    assert not SharedPractice.objects.exclude(sender_email="").exists()


def test_a_link_opens_its_own_share_alone(client, address, share, committed):
    with committed():
        other = send(client, title="Toinen käytäntö", what_was_done="Jotain muuta.")["Location"].partition("?")[0]

    assert "Toinen käytäntö" not in client.get(address).content.decode()
    client.post(other, {"action": "withdraw"})
    share.refresh_from_db()
    assert share.state == SharingState.RECEIVED


CHANGED = [str.upper, lambda token: token[:-1], lambda token: f"{token}x", lambda token: f"{token}%00"]


@pytest.mark.parametrize("change", CHANGED)
def test_a_link_that_was_changed_a_little_opens_nothing(client, address, share, change):
    start, token, _end = address.rsplit("/", 2)

    assert client.get(f"{start}/{change(token)}/").status_code == 404
    assert client.post(f"{start}/{change(token)}/", {"action": "withdraw"}).status_code == 404
    share.refresh_from_db()
    assert share.state == SharingState.RECEIVED


def test_an_expired_link_does_nothing_any_more(client, address, share):
    share.move_to(SharingState.DECLINED)
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        response = client.post(address, {"action": "remove-personal-data"})

    assert response.status_code == 404
    assert TOLD["title"] not in response.content.decode()
    share.refresh_from_db()
    assert share.sender_email == TOLD["sender_email"], "the nightly task removes it"


@pytest.mark.parametrize("action", ["answer", "correct", "withdraw"])
@pytest.mark.parametrize("state", [SharingState.DECLINED, SharingState.PUBLISHED, SharingState.WITHDRAWN])
def test_a_form_sent_again_after_the_decision_changes_nothing(client, address, share, action, state):
    share.move_to(state)

    response = client.post(address, {"action": action, "answer": "Taas", **TOLD, "title": "Muutettu"})

    assert response.status_code == 302
    share.refresh_from_db()
    assert (share.state, share.title, share.messages.count()) == (state, TOLD["title"], 0)


def test_removing_personal_data_twice_is_removing_it_once(client, address, share):
    client.post(address, {"action": "remove-personal-data"})
    share.refresh_from_db()
    removed_at = share.personal_data_removed_at

    client.post(address, {"action": "remove-personal-data"})

    share.refresh_from_db()
    assert (share.sender_email, share.personal_data_removed_at) == ("", removed_at)


def test_what_the_sender_cannot_do_is_not_done(client, address, share):
    response = client.post(address, {"action": "publish", "state": "published", "title": "Muutettu"})

    assert response.status_code == 302
    share.refresh_from_db()
    assert (share.state, share.title) == (SharingState.RECEIVED, TOLD["title"])
