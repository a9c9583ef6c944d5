"""Sharing a practice: the form, its receipt, and what is refused."""

import gzip
import re

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client
from django.utils import timezone, translation

from home.models import SentForm
from practices.models import SharedAttachment, SharedPractice
from tests.practices.sharing import ADDRESS, TOLD, archive, docx, image, open_form, pdf, send
from tests.public_forms import errors_of
from tests.search.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site):
    """Every form stands below the library."""


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_four_required_fields_are_enough(client, language, committed):
    with committed():
        response = send(client, language)

    share = SharedPractice.objects.get()
    assert (share.title, share.language, share.state) == (TOLD["title"], language, "received")
    assert response.status_code == 302
    receipt = client.get(response["Location"])
    assert TOLD["title"] in soup(receipt).h1.get_text()
    with translation.override(language):
        assert translation.gettext("We have received your practice") == mail.outbox[0].subject
    assert mail.outbox[0].to == ["maija@example.org"]
    address = re.search(r"http://localhost(/\S+)", mail.outbox[0].body)[1]
    assert soup(client.get(address)).html["lang"] == language


def test_only_a_hash_of_the_secret_link_is_stored(client, committed):
    with committed():
        response = send(client)
    token = response["Location"].split("/tila/")[1].split("/")[0]

    assert len(token) >= 43
    assert token not in str([list(row) for row in SharedPractice.objects.get().links.values_list()])


def test_what_is_missing_is_told_with_links_and_nothing_typed_is_lost(client):
    response = send(
        client,
        title="",
        what_was_next="",
        what_next="Jatkamme <b>ensi vuonna</b>",
        work_areas=["osallisuus", "unknown"],
    )

    page = soup(response)
    assert response.status_code == 422
    target = page.select_one(".error-summary a")["href"].removeprefix("#")
    assert page.find(id=target)["name"] == "title"
    assert page.find("textarea", {"name": "what_next"}).get_text().strip() == "Jatkamme <b>ensi vuonna</b>"
    assert page.find("input", {"value": "osallisuus"}).has_attr("checked")
    assert not SharedPractice.objects.exists()


def test_the_work_areas_stand_with_their_meanings_and_a_way_out(client):
    boxes = soup(client.get(ADDRESS["fi"])).select("input[name=work_areas]")

    assert len(boxes) == 9
    assert "Oikeus tietää" in boxes[0].find_parent("label").get_text()
    assert boxes[-1]["value"] == "unknown"


def test_at_most_three_work_areas(client):
    response = send(client, work_areas=["osallisuus", "viestinta", "luottamus", "avoin-data"])

    assert response.status_code == 422
    link = soup(response).select_one(".error-summary a")["href"].removeprefix("#")
    assert soup(response).find(id=link).name == "fieldset"


def test_files_are_kept_where_no_address_leads(client, committed):
    with committed():
        send(client, files=[pdf("../../salasanat/Ohje\u202e.pdf"), image(), docx()])

    attachments = list(SharedAttachment.objects.all())
    assert [attachment.name for attachment in attachments] == ["Ohje.pdf", "kuva.png", "ohje.docx"]
    for attachment in attachments:
        assert attachment.file.path.startswith(str(settings.PRIVATE_MEDIA_ROOT))
        assert "ohje" not in attachment.file.name.lower()
        assert client.get(f"{settings.MEDIA_URL}{attachment.file.name}").status_code == 404
    assert not str(settings.PRIVATE_MEDIA_ROOT).startswith(str(settings.MEDIA_ROOT))


HOSTILE = {
    "a script in a picture": pdf(
        "kuva.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    ),
    "the same named png": pdf("kuva.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
    "a program named pdf": pdf("ohje.pdf", b"MZ\x90\x00" + b"\x00" * 200),
    "a pdf named exe": pdf("ohje.pdf.exe"),
    "a page named pdf": pdf("ohje.pdf", b"<html><script>alert(1)</script></html>"),
    "an empty file": pdf("ohje.pdf", b""),
    "half a picture": pdf("kuva.png", b"\x89PNG\r\n\x1a\n"),
    "a plain archive": archive({"ohje.txt": b"x"}),
    "an archive that climbs": docx(**{"../../etc/cron": b"x"}),
    "a document with programs": docx(**{"word/vbaProject.bin": b"x"}),
    "an archive bomb": docx(**{"word/media/bomb": b"\x00" * (101 * 1024 * 1024)}),
    "an archive cut short": pdf("ohje.docx", b"PK\x03\x04" + b"\x00" * 40),
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_file_of_ours_is_refused_whole(client, hostile):
    hostile.seek(0)
    response = send(client, files=[pdf(), hostile])

    assert response.status_code == 422
    assert hostile.name in errors_of(response)
    assert soup(response).find("input", {"name": "title"})["value"] == TOLD["title"]
    assert not SharedPractice.objects.exists()
    assert not SharedAttachment.objects.exists()


def test_a_picture_of_too_many_points_is_refused(client, monkeypatch):
    monkeypatch.setattr("home.public_forms.uploads.MOST_PIXELS", 15)

    assert "kuva.png" in errors_of(send(client, files=[image()]))


def test_a_hundred_megabytes_are_thrown_away_and_the_texts_kept(client):
    response = send(client, files=[pdf(), pdf("suuri.pdf", b"%PDF-" + b"\x00" * (100 * 1024 * 1024))])

    assert response.status_code == 422
    assert "suuri.pdf" in errors_of(response)
    assert "ohje.pdf" not in errors_of(response)
    assert soup(response).find("input", {"name": "title"})["value"] == TOLD["title"]


def test_six_files_are_too_many(client):
    response = send(client, files=[pdf(f"{number}.pdf") for number in range(6)])

    assert response.status_code == 422
    assert not SharedPractice.objects.exists()


def test_files_are_not_left_behind_where_the_share_is_not_stored(client, monkeypatch, settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path

    def fails(share):
        raise RuntimeError("no receipt")

    monkeypatch.setattr("practices.sharing.emails.send_receipt", fails)
    with pytest.raises(RuntimeError):
        send(client, files=[pdf()])

    assert not SharedPractice.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_browser_without_cookies_is_told_and_keeps_the_text():
    client = Client(enforce_csrf_checks=True)
    hidden = open_form(client)
    client.cookies.clear()

    response = send(client, hidden=hidden)

    assert response.status_code == 403
    assert "eväste" in errors_of(response).lower()
    assert soup(response).find("input", {"name": "title"})["value"] == TOLD["title"]
    assert send(client, hidden=open_form(client)).status_code == 302


@time_machine.travel("2027-01-11 10:00", tick=False)
def test_a_thousand_automated_posts_leave_the_queue_as_it_was_and_a_real_sender_gets_through(client, committed):
    with committed():
        send(client, hidden=(used := open_form(client)))
    before = list(SharedPractice.objects.values())
    opened = open_form(client)
    for number in range(200):
        told = {"title": f"Osta {number}", "what_was_done": f"Halpaa {number}"}
        send(client, hidden={}, **told)
        send(client, hidden={"ticket": f"forged:{number}:x"}, **told)
        send(client, hidden=opened, after=1, **told)
        send(client, hidden=opened, homepage="https://example.org", **told)
        send(client, hidden=used, after=200, **told)

    assert list(SharedPractice.objects.values()) == before
    with committed():
        response = send(client, title="Oikea käytäntö", what_was_done="Tehtiin oikein.")
    assert response.status_code == 302
    assert SharedPractice.objects.count() == 2


def test_one_address_sends_ten_in_an_hour_and_others_are_not_held_up(client):
    for number in range(10):
        assert send(client, title=f"Käytäntö {number}").status_code == 302
    response = send(client, title="Yhdestoista käytäntö")

    assert response.status_code == 429
    assert soup(response).find("input", {"name": "title"})["value"] == "Yhdestoista käytäntö"
    assert SharedPractice.objects.count() == 10
    assert send(Client(REMOTE_ADDR="192.0.2.7"), title="Toisen käytäntö").status_code == 302
    with time_machine.travel(timezone.now() + timezone.timedelta(hours=2)):
        assert send(client, title="Yhdestoista käytäntö").status_code == 302


def test_the_address_is_believed_from_our_own_proxies_alone(client, settings):
    for number in range(10):
        send(client, title=f"Käytäntö {number}", headers={"X-Forwarded-For": f"192.0.2.{number}"})
    spoofed = send(client, title="Yhdestoista", headers={"X-Forwarded-For": "192.0.2.99"})
    settings.PROXIES_IN_FRONT = 1
    behind_proxy = send(client, title="Kahdestoista", headers={"X-Forwarded-For": "10.0.0.1, 192.0.2.100"})

    assert (spoofed.status_code, behind_proxy.status_code) == (429, 302)


def test_no_address_is_stored(client):
    send(client)

    assert "127.0.0.1" not in str(list(SentForm.objects.values()))


def test_the_same_practice_is_taken_once(client):
    send(client)
    response = send(client, title=TOLD["title"].upper())

    assert response.status_code == 200
    assert "/tila/" not in response.content.decode()
    assert SharedPractice.objects.count() == 1


def test_a_double_click_stores_one(client, monkeypatch):
    hidden = open_form(client)
    send(client, hidden=hidden)
    # The second request looked before the first one had stored anything.
    monkeypatch.setattr("home.public_forms.guards.SentForm.objects.filter", lambda **_: SentForm.objects.none())

    assert send(client, hidden=hidden, title="Muuttui välissä").status_code == 200
    assert SharedPractice.objects.count() == 1


def test_a_form_left_open_over_night_is_kept_and_goes_through_the_second_time(client):
    response = send(client, after=25 * 3600)
    page = soup(response)
    assert response.status_code == 422
    assert page.find("input", {"name": "title"})["value"] == TOLD["title"]

    hidden = {"ticket": page.find("input", {"name": "ticket"})["value"]}
    assert send(client, hidden=hidden, after=25 * 3600 + 60).status_code == 302


def test_a_receipt_carries_no_link_of_a_strangers(client):
    response = send(client, title="Voita lomamatka www.example.org")

    assert response.status_code == 422
    assert not mail.outbox


def test_line_ends_in_a_title_do_not_reach_the_headers(client, committed):
    with committed():
        send(client, title="Raati\r\nBcc: kaikki@example.org")

    assert mail.outbox[0].recipients() == ["maija@example.org"]
    assert "Bcc" not in mail.outbox[0].message()


def test_the_form_is_found_from_the_library_and_the_front_page(client):
    for address in ("/hyvat-kaytannot/", "/sv/god-praxis/"):
        language = "sv" if address.startswith("/sv/") else "fi"
        assert soup(client.get(address)).find("a", href=ADDRESS[language])


def test_a_folder_that_is_served_is_refused_for_private_files(settings):
    settings.PRIVATE_MEDIA_ROOT = settings.MEDIA_ROOT / "private"

    with pytest.raises(SystemCheckError, match=r"home\.E001"):
        call_command("check")


def test_the_form_is_shown_in_few_queries(client, django_assert_max_num_queries):
    client.get(ADDRESS["fi"])
    with django_assert_max_num_queries(8):
        client.get(ADDRESS["fi"])


def test_the_draft_script_is_small_and_nothing_on_the_page_is_inline(client):
    page = soup(client.get(ADDRESS["fi"]))

    assert [script["src"] for script in page.select("script")] == ["/static/js/form-draft.js"]
    assert not page.select("[style], [onclick]")
    script = (settings.BASE_DIR / "frontend" / "js" / "form-draft.js").read_bytes()
    assert len(gzip.compress(script)) < 1500
