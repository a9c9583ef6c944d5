"""What the admin gives out as a spreadsheet holds no formula, in any report, whoever typed it."""

import csv
import io
from datetime import date

import pytest
from django.urls import get_resolver, reverse
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from avoinhallinto.spreadsheets import as_text, without_formulas
from home.links.answers import Outcome
from home.links.models import Link, LinkOnPage
from search.models import SearchCount
from tests.factories import make_content, make_organisation
from tests.practices.sharing import send

pytestmark = pytest.mark.django_db

FORMULAS = ["=cmd|' /C calc'!A0", "+1+cmd", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", " =1+1", "＝1+1"]


@pytest.mark.parametrize("formula", [*FORMULAS, "\n=1+1", "+358 40 123", "-"])
def test_a_formula_becomes_text(formula):
    assert as_text(formula) == f"'{formula}"


@pytest.mark.parametrize("text", ["Raati", "a=b", "-1", "+1", "-1,5", "2027-01-11", "", "'=1"])
def test_plain_text_and_numbers_stay_as_they_are(text):
    assert as_text(text) == text


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_a_file_in_pieces_of_any_size_is_the_same_file(size):
    rows = [["Otsikko", "ä\nö"], ["=1+1", 'sanoi "ei"'], ["", "x,y"]]
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    content = written.getvalue().encode()
    pieces = [content[start : start + size] for start in range(0, len(content), size)]

    read = csv.reader(io.StringIO(b"".join(without_formulas(pieces)).decode(), newline=""))

    assert list(read) == [["Otsikko", "ä\nö"], ["'=1+1", 'sanoi "ei"'], ["", "x,y"]]


def exporting_views(patterns=None, prefix: str = "") -> dict[str, type]:
    """Every admin address without a part to fill in whose view gives out spreadsheets, with its view."""
    found = {}
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            found |= exporting_views(pattern.url_patterns, address)
        elif issubclass(getattr(pattern.callback, "view_class", object), SpreadsheetExportMixin):
            found[address.replace("^", "").replace("$", "")] = pattern.callback
    return {address: view for address, view in found.items() if "<" not in address and "(" not in address}


@pytest.fixture
def hostile(site, client):
    """The same formulas in everything that is given out as a spreadsheet, from outside and from inside."""
    assert send(client, title=FORMULAS[0], organisation="=1+1", sender_name="@SUM(1)").status_code == 302
    for number, formula in enumerate(FORMULAS):
        page = make_content(site.home, formula, slug=f"sivu-{number}")
        Page.objects.filter(pk=page.pk).update(locked=True)
        link = Link.objects.create(address=f"{formula}{number}", is_broken=True, outcome=Outcome.MALFORMED)
        LinkOnPage.objects.create(link=link, page=page)
        SearchCount.objects.create(month=date(2026, 11, 1), language="fi", text=formula, has_results=False)
        make_organisation(f"yhdistys-{number}", name_fi=formula, name_sv=formula)
        Redirect.objects.create(old_path=f"/{number}", redirect_link=formula)


def cells_of(response, kind: str) -> list:
    content = b"".join(response.streaming_content)
    if kind == "csv":
        return [cell for row in csv.reader(io.StringIO(content.decode(), newline="")) for cell in row]
    return [cell for row in load_workbook(io.BytesIO(content)).active for cell in row]


def test_no_report_gives_out_a_formula(admin_client, hostile):
    addresses = {f"/{address}" for address in exporting_views()}
    assert {
        reverse("links_report"),
        reverse("wagtailadmin_reports:aging_pages"),
        reverse("wagtailadmin_reports:locked_pages"),
        reverse("wagtailredirects:index"),
        reverse("wagtailsnippets_search_searchcount:list"),
    } <= addresses

    seen = set()
    for address in sorted(addresses):
        for kind in ("csv", "xlsx"):
            response = admin_client.get(address, {"export": kind})
            if response.status_code == 200 and "attachment" in response.get("Content-Disposition", ""):
                cells = cells_of(response, kind)
                if kind == "csv":
                    assert [cell for cell in cells if cell != as_text(cell)] == [], address
                    seen |= {address} if any(cell.startswith("'=") for cell in cells) else set()
                else:
                    assert [cell.value for cell in cells if cell.data_type == "f"] == [], address
    assert {reverse("links_report"), reverse("wagtailadmin_reports:aging_pages")} <= seen
    assert {reverse("wagtailredirects:index"), reverse("wagtailsnippets_search_searchcount:list")} <= seen
