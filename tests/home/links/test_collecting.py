"""Which links public pages have: in every kind of field and block, once each, and those that lead inside the site."""

import json

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction

from home.links.answers import Outcome
from home.links.collecting import collect_links, followed
from home.links.models import Link, LinkOnPage, broken_links
from network.models import EventMaterial
from programmes.models.status_assessment import Evidence
from tests.factories import make_commitment, make_content, make_event, make_practice, make_programme

pytestmark = pytest.mark.django_db


def rich(address: str) -> str:
    return f'<p>Lue <a href="{address}">lisää</a>.</p>'


def to_page(pk: int) -> str:
    return f'<p>Lue <a id="{pk}" linktype="page">lisää</a>.</p>'


def body(*blocks: tuple[str, object]) -> str:
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def collected() -> dict[str, list[str]]:
    """Each link with the titles of its pages."""
    collect_links()
    return {
        link.address: sorted(link.pages.values_list("title", flat=True)) for link in Link.objects.order_by("address")
    }


def items(*values: dict) -> list[dict]:
    return [{"type": "item", "value": value} for value in values]


EVERY_BLOCK = body(
    ("text", rich("https://text.example/")),
    ("call_out", {"heading": "", "text": rich("https://call-out.example/")}),
    (
        "accordion",
        {"parts": items({"heading": "x", "text": rich("https://accordion.example/")})},
    ),
    (
        "link_list",
        {"heading": "", "links": items({"url": "https://list.example/", "title": "x"})},
    ),
    ("video", {"title": "x", "url": "https://video.example/", "length": "", "captions": ""}),
    ("quote", {"text": "https://only-text.example/", "source": ""}),
)


def test_links_are_found_in_every_kind_of_block(site):
    make_content(site.home, "Sivu", body=EVERY_BLOCK)

    assert list(collected()) == [
        f"https://{name}.example/" for name in ("accordion", "call-out", "list", "text", "video")
    ]


def test_links_are_found_in_running_text_address_fields_and_rows_of_all_apps(site):
    make_practice(site, "Raati", what_next=rich("https://practice.example/"))
    programme = make_programme(site, partnership_url="https://programme.example/")
    commitment = make_commitment(programme, text=rich("https://commitment.example/"))
    commitment.evidence = [Evidence(title="x", url="https://evidence.example/", locale=commitment.locale)]
    commitment.save_revision().publish()
    material = EventMaterial(title="x", url="https://material.example/", locale=site.network.locale)
    event = make_event(site, "Tapahtuma")
    event.materials = [material]
    event.save_revision().publish()

    assert {address: pages for address, pages in collected().items() if address.startswith("http")} == {
        "https://commitment.example/": ["Kansalliset dialogit"],
        "https://evidence.example/": ["Kansalliset dialogit"],
        "https://material.example/": ["Tapahtuma"],
        "https://practice.example/": ["Raati"],
        "https://programme.example/": ["V toimintaohjelma"],
    }


@pytest.mark.parametrize("is_public", [True, False])
def test_a_joining_address_is_a_link_only_where_it_is_shown(site, is_public):
    make_event(site, joining_url="https://meeting.example/1", is_joining_url_public=is_public)

    assert ("https://meeting.example/1" in collected()) == is_public


def test_an_address_is_there_once_however_many_pages_have_it(site):
    texts = ["https://a.example", "HTTPS://A.example/", "https://a.example/#osa"]
    for number, address in enumerate(texts):
        make_content(site.home, f"Sivu {number}", slug=f"s{number}", body=body(("text", rich(address) * 2)))

    assert collected() == {"https://a.example/": ["Sivu 0", "Sivu 1", "Sivu 2"]}


def test_pages_that_are_not_public_are_left_out(site):
    draft = make_content(site.home, "Luonnos", slug="luonnos", body=body(("text", rich("https://draft.example/"))))
    draft.unpublish()
    private = make_content(
        site.home, "Suljettu", slug="suljettu", body=body(("text", rich("https://private.example/")))
    )
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    assert collected() == {}


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("mailto:avoinhallinto@gov.fi", None),
        ("tel:+358123", None),
        ("#osa", None),
        ("/hyvat-kaytannot/?q=a#osa", "/hyvat-kaytannot/"),
        ("/ä", "/%C3%A4"),
        ("/media/ohje.pdf", None),
        ("//localhost/sivu/", "/sivu/"),
        ("//elsewhere.example/", None),
        ("javascript:alert(1)", None),
        ("http://localhost/sivu/", "/sivu/"),
        ("https://LOCALHOST", "/"),
        ("http://localhost/media/ohje.pdf", None),
        (" https://Example.ORG ", "https://example.org/"),
        ("https://ääni.example/ä", "https://xn--ni-uiaa.example/%C3%A4"),
        ("page:12", "page:12"),
    ],
)
def test_what_is_followed_and_how_it_is_written(link, written):
    assert followed(link, {"localhost"}) == written


def test_collecting_again_keeps_what_is_known_and_forgets_what_is_gone(site):
    page = make_content(
        site.home, "Sivu", body=body(("text", rich("https://a.example/") + rich("https://b.example/")))
    )
    collect_links()
    Link.objects.filter(address="https://a.example/").update(failed_days=2)
    page.body = body(("text", rich("https://a.example/")))
    page.save_revision().publish()

    assert list(collected()) == ["https://a.example/"]
    assert Link.objects.get().failed_days == 2


def test_what_is_ignored_is_remembered_while_its_page_is_away(site):
    page = make_content(site.home, "Sivu", body=body(("text", rich("https://a.example/"))))
    collect_links()
    Link.objects.update(is_ignored=True)
    page.unpublish()
    assert collected() == {"https://a.example/": []}

    Page.objects.get(pk=page.pk).specific.save_revision().publish()
    assert collected() == {"https://a.example/": ["Sivu"]}
    assert Link.objects.get().is_ignored


def test_links_to_pages_and_documents_are_judged_from_the_database(site):
    away = make_content(site.home, "Poissa", slug="poissa")
    away.unpublish()
    closed = make_content(site.home, "Suljettu", slug="suljettu")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    deleted = make_content(site.home, "Poistettu", slug="poistettu")
    text = "".join(to_page(page.pk) for page in (away, closed, deleted, site.library))
    text += '<p><a id="999" linktype="document">ohje</a></p>'
    blocks = body(
        ("text", text),
        (
            "link_list",
            {"heading": "", "links": items({"page": deleted.pk, "url": "", "title": "x"})},
        ),
        ("attachment", {"document": 998, "title": ""}),
    )
    make_content(site.home, "Sivu", slug="sivu", body=blocks)
    deleted_pk = deleted.pk
    deleted.delete()

    collect_links()

    assert dict(Link.objects.values_list("address", "outcome")) == {
        f"page:{away.pk}": Outcome.PAGE_UNPUBLISHED,
        f"page:{closed.pk}": Outcome.PAGE_RESTRICTED,
        f"page:{deleted_pk}": Outcome.PAGE_DELETED,
        f"page:{site.library.pk}": Outcome.FINE,
        "document:999": Outcome.DOCUMENT_DELETED,
        "document:998": Outcome.DOCUMENT_DELETED,
    }
    assert broken_links().count() == 5


def test_addresses_of_the_site_itself_are_looked_up_and_not_asked(site):
    away = make_content(site.home, "Poissa", slug="poissa")
    away.unpublish()
    closed = make_content(site.home, "Suljettu", slug="suljettu")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    Redirect.add_redirect("/vanha/", "/")
    there = [
        "/hyvat-kaytannot/",
        "/sv/god-praxis/",
        "/sv/god-praxis/dela/",
        "/hyvat-kaytannot/vertaa/",
        "/vanha/",
        "/haku/",
    ]
    missing = ["/poissa/", "/ei-ole/", "/sv/hyvat-kaytannot/", "/vanha/enemman/"]
    full = "http://localhost/en/good-practices/"
    make_content(site.home, "Sivu", body=body(("text", "".join(map(rich, [*there, *missing, "/suljettu/", full])))))

    collect_links()

    assert dict(Link.objects.values_list("address", "outcome")) == {
        **dict.fromkeys([*there, "/en/good-practices/"], Outcome.FINE),
        **dict.fromkeys(missing, Outcome.NO_SUCH_PAGE),
        "/suljettu/": Outcome.PAGE_RESTRICTED,
    }


def test_a_page_that_is_published_again_mends_the_links_to_it(site):
    away = make_content(site.home, "Poissa", slug="poissa")
    away.unpublish()
    make_content(site.home, "Sivu", slug="sivu", body=body(("text", to_page(away.pk))))
    collect_links()
    assert broken_links().count() == 1

    Page.objects.get(pk=away.pk).specific.save_revision().publish()
    collect_links()

    assert not broken_links().exists()


def test_a_document_that_is_there_is_no_broken_link(site):
    document = get_document_model().objects.create(title="Ohje", file="ohje.pdf")
    make_content(site.home, "Sivu", body=body(("attachment", {"document": document.pk, "title": ""})))
    collect_links()

    assert Link.objects.get().outcome == Outcome.FINE


def test_what_is_no_address_is_broken_at_once_and_what_is_not_asked_is_not(site):
    make_content(site.home, "Sivu", body=body(("text", rich("http://[::1") + rich("https://u:p@a.example/"))))
    collect_links()

    assert {(link.outcome, link.is_broken, link.host) for link in Link.objects.all()} == {
        (Outcome.MALFORMED, True, ""),
        (Outcome.NOT_ASKED, False, ""),
    }


def test_collecting_asks_no_more_for_more_pages(site, django_assert_max_num_queries):
    for number in range(3):
        make_content(site.home, f"Sivu {number}", slug=f"s{number}", body=EVERY_BLOCK)
    collect_links()
    for number in range(3, 20):
        make_content(site.home, f"Sivu {number}", slug=f"s{number}", body=EVERY_BLOCK)
    with django_assert_max_num_queries(50):
        collect_links()

    assert LinkOnPage.objects.count() == 100
