"""The report of broken links: what it shows, who sees it, what an editor does there, and its spreadsheets."""

import io
import socket

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from avoinhallinto.roles import set_up_roles
from home.links import report
from home.links.answers import Outcome
from home.links.checking import HostNotFree, check_now, polite_asker
from home.links.models import Link, LinkOnPage
from tests.factories import make_content
from tests.search.pages import soup

pytestmark = pytest.mark.django_db

REPORT = "/admin/links/"


@pytest.fixture(autouse=True)
def _roles(site):
    set_up_roles()


def member_of(group: str) -> Client:
    user = get_user_model().objects.create_user(f"member-of-{group}", password="x")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    return member_of("Editors")


@pytest.fixture
def page(site):
    return make_content(site.home, "Ohjeita", slug="ohjeita")


def broken(page, address: str = "https://gone.example/", **fields) -> Link:
    values = {"is_broken": True, "outcome": Outcome.ERROR, "status": 404, "failed_days": 3, "host": "gone.example"}
    link = Link.objects.create(address=address, failing_since=timezone.now(), **{**values, **fields})
    LinkOnPage.objects.create(link=link, page=page)
    return link


def test_broken_links_stand_with_their_page_since_when_and_what_was_answered(editor, page):
    broken(page)
    row = soup(editor.get(REPORT)).select_one("table.listing tbody tr")

    assert row.find("a", href=f"/admin/pages/{page.pk}/edit/").get_text() == "Ohjeita"
    assert row.find("a", href="https://gone.example/")["rel"] == ["noreferrer"]
    assert "Sivua ei enää ole (404)" in row.get_text()


def test_a_link_inside_the_site_is_named_by_the_page_that_it_leads_to(editor, page, site):
    away = make_content(site.home, "Poissa", slug="poissa")
    broken(page, f"page:{away.pk}", host="", outcome=Outcome.PAGE_UNPUBLISHED, status=0)
    broken(page, "page:99999", host="", outcome=Outcome.PAGE_DELETED, status=0)
    text = soup(editor.get(REPORT)).select_one("table.listing").get_text()

    assert "Poissa" in text
    assert "Sivua ei ole julkaistu" in text
    assert "99999" in text


def test_the_report_narrows_to_what_failed_lately_what_is_not_tried_and_what_is_ignored(editor, page, site):
    broken(page, "https://broken.example/")
    broken(page, "https://failing.example/", is_broken=False, failed_days=1)
    broken(page, "https://inside.example/", is_broken=False, failed_days=0, outcome=Outcome.INSIDE)
    broken(page, "https://ignored.example/", is_ignored=True)

    def shown(**filters) -> list[str]:
        links = soup(editor.get(REPORT, filters)).select("table.listing a[rel=noreferrer]")
        return [link["href"].split("/")[2].split(".")[0] for link in links]

    assert shown() == ["broken"]
    assert shown(shown="failing") == ["failing"]
    assert shown(shown="not-tried") == ["inside"]
    assert shown(shown="ignored") == ["ignored"]
    assert shown(language="fi") == ["broken"]
    assert shown(language="sv") == []


def test_the_report_asks_no_more_for_more_links(editor, page, django_assert_max_num_queries):
    broken(page)
    editor.get(REPORT)
    for number in range(30):
        broken(page, f"https://{number}.example/")
    with django_assert_max_num_queries(20):
        editor.get(REPORT)


@pytest.mark.parametrize(("group", "sees"), [("Editors", True), ("Publishers", True), ("Swedish translators", False)])
def test_who_keeps_the_pages_sees_the_report(page, group, sees):
    link = broken(page)
    client = member_of(group)

    assert ("https://gone.example/" in client.get(REPORT).content.decode()) == sees
    assert ("/admin/links/" in client.get("/admin/").content.decode()) == sees
    client.post(f"{REPORT}{link.pk}/ignore/", {"ignore": "1"})
    link.refresh_from_db()
    assert link.is_ignored == sees


def test_broken_links_wait_on_the_admins_home_each_once(editor, page, site):
    link = broken(page)
    LinkOnPage.objects.create(link=link, page=site.library)
    broken(page, "https://ignored.example/", is_ignored=True)

    waiting = soup(editor.get("/admin/")).find("a", href=REPORT, string=lambda text: text and "mihinkään" in text)

    assert waiting.get_text(strip=True) == "1 linkki ei johda mihinkään"


def test_nothing_is_done_by_following_a_link(editor, page):
    link = broken(page)

    assert editor.get(f"{REPORT}{link.pk}/try/").status_code == 405
    assert editor.get(f"{REPORT}{link.pk}/ignore/").status_code == 405


def test_a_link_is_ignored_on_all_pages_and_taken_in_again(editor, page):
    link = broken(page)
    response = editor.post(f"{REPORT}{link.pk}/ignore/", {"ignore": "1", "next": f"{REPORT}?language=fi"})
    assert response["Location"] == f"{REPORT}?language=fi"
    assert "gone.example" not in editor.get(REPORT).content.decode()

    editor.post(f"{REPORT}{link.pk}/ignore/", {"next": "https://elsewhere.example/"})
    assert "gone.example" in editor.get(REPORT).content.decode()


def test_an_editor_has_a_link_tried_again(editor, page, outside, monkeypatch):
    """The site's own asker, but for the one server that it is let through to."""
    monkeypatch.setattr(report, "check_now", lambda link: check_at(outside, link))
    link = broken(page, outside.address("/back"), host="site.example")

    told = editor.post(f"{REPORT}{link.pk}/try/", follow=True).content.decode()

    assert "Se toimii" in told
    link.refresh_from_db()
    assert not link.is_broken


def check_at(outside, link: Link) -> bool:
    return check_now(link, polite_asker(outside.guard()))


def test_an_editor_is_told_where_nothing_can_be_reached(editor, page, outside, monkeypatch):
    monkeypatch.setattr(report, "check_now", lambda link: check_at(outside, link))
    link = broken(page, "http://127.0.0.1:1/", host="127.0.0.1", failed_days=1, is_broken=False)
    monkeypatch.setattr("home.links.guard.Guard.addresses_of", unreachable)

    told = editor.post(f"{REPORT}{link.pk}/try/", follow=True).content.decode()

    assert "Verkkoon ei juuri nyt saada yhteyttä" in told
    link.refresh_from_db()
    assert link.failed_days == 1


def unreachable(guard, place):
    raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")


def test_an_editor_is_told_when_a_site_wants_to_be_left_alone(editor, page, monkeypatch):
    def busy(link):
        raise HostNotFree(timezone.now())

    monkeypatch.setattr(report, "check_now", busy)

    assert "ei kokeiltu" in editor.post(f"{REPORT}{broken(page).pk}/try/", follow=True).content.decode()


def test_a_link_inside_the_site_is_looked_up_again(editor, page, site):
    link = broken(page, f"page:{site.library.pk}", host="", outcome=Outcome.PAGE_UNPUBLISHED, status=0)
    editor.post(f"{REPORT}{link.pk}/try/")

    link.refresh_from_db()
    assert (link.outcome, link.is_broken) == (Outcome.FINE, False)


def test_the_spreadsheets_hold_the_same_and_no_formula(editor, page):
    page.title = "=cmd|' /C calc'!A0"
    page.save_revision().publish()
    broken(page)

    lines = b"".join(editor.get(REPORT, {"export": "csv"}).streaming_content).decode().splitlines()
    assert lines[1].startswith("'=cmd|")
    assert "https://gone.example/" in lines[1]
    sheet = load_workbook(io.BytesIO(b"".join(editor.get(REPORT, {"export": "xlsx"}).streaming_content))).active
    assert [cell.value for cell in sheet[2]][2:4] == ["https://gone.example/", "Sivua ei enää ole (404)"]
    assert all(cell.data_type != "f" for row in sheet for cell in row)
