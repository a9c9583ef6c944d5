"""Giving feedback: the form in three languages, the page that it is about, the receipt, and what is refused."""

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import Feedback, FeedbackPage
from tests import factories
from tests.home.feedback.giving import ADDRESS, TOLD, errors_of, give, open_form
from tests.search.pages import soup, text_of

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _site(site):
    """The form stands below the home pages."""


@pytest.fixture
def editors_page(site):
    """The pages that editors wrote round the form, in Finnish and Swedish."""
    page = factories.publish(site.home, FeedbackPage(title="Palaute", body=[("text", "<p>Traficom valvoo.</p>")]))
    factories.translate(page, "sv", title="Respons")
    return page


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@time_machine.travel("2027-01-11 10:00", tick=False)
def test_feedback_is_taken_and_its_receipt_tells_by_when_it_is_answered(client, language):
    response = give(client, language)

    feedback = Feedback.objects.get()
    assert {name: getattr(feedback, name) for name in TOLD} == {**TOLD, "message": TOLD["message"]}
    assert (feedback.language, feedback.answered_at) == (language, None)
    assert response.status_code == 302
    receipt = soup(client.get(response["Location"]))
    assert receipt.html["lang"] == language
    notice = text_of(receipt.select_one("main [role=status]"))
    assert str(feedback.pk) in notice
    assert {"fi": "25.1.2027", "sv": "25.1.2027", "en": "25 January 2027"}[language] in notice
    assert not receipt.select("main form")
    assert mail.outbox == []


def test_an_address_is_not_asked_for_and_the_form_and_the_receipt_say_what_that_means(client):
    form = soup(client.get(ADDRESS["en"]))
    field = form.find("input", {"name": "sender_email"})
    assert "cannot answer" in form.find(id=field["aria-describedby"]).get_text()
    assert not field.has_attr("required")

    receipt = client.get(give(client, "en", sender_email="")["Location"])

    assert Feedback.objects.get().sender_email == ""
    assert "cannot answer you" in text_of(soup(receipt).select_one("main [role=status]"))


def test_what_is_missing_is_told_with_links_and_nothing_typed_is_lost(client):
    response = give(client, kind="", message=" ", path="/hyvat-kaytannot/", sender_email="maija@example.org")

    page = soup(response)
    assert response.status_code == 422
    targets = [page.find(id=link["href"].removeprefix("#")) for link in page.select(".error-summary a")]
    assert [target.name for target in targets] == ["fieldset", "textarea"]
    assert page.find("input", {"name": "path"})["value"] == "/hyvat-kaytannot/"
    assert page.find("input", {"name": "sender_email"})["value"] == "maija@example.org"
    assert page.title.get_text().startswith("Virhe:")
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "complaint"},
        {"message": "a" * 10_001},
        {"sender_email": "maija"},
        {"sender_email": "maija@example.org\r\nBcc: kaikki@example.org"},
        {"sender_email": "maija@example.org, kaikki@example.org"},
    ],
)
def test_bad_input_is_told_and_kept(client, wrong):
    response = give(client, **wrong)

    page = soup(response)
    assert response.status_code == 422
    assert len(page.select(".error-summary li")) == 1
    assert page.find("textarea").get_text().strip() == wrong.get("message", TOLD["message"])
    assert not Feedback.objects.exists()


def test_html_in_fields_is_shown_as_text(client):
    response = give(client, message=SCRIPT, path=SCRIPT, sender_email=SCRIPT)

    assert SCRIPT not in response.content.decode()
    assert soup(response).find("textarea").get_text().strip() == SCRIPT


def test_every_page_leads_to_the_form_with_its_address_filled_in(client, site):
    practice = factories.make_practice(site)
    link = soup(client.get(practice.url)).find("footer").find("a", string="Anna palautetta tästä sivusta")

    hidden = open_form(client, link["href"])
    give(client, hidden=hidden, path=hidden["path"])

    feedback = Feedback.objects.get()
    assert (feedback.path, feedback.page_id) == (practice.url, practice.pk)


def test_the_form_in_another_language_is_about_the_same_page(client, site):
    practice = factories.make_practice(site)
    switcher = soup(client.get(f"{ADDRESS['fi']}?about={practice.pk}")).select("header a[hreflang]")
    swedish = next(link["href"] for link in switcher if link["hreflang"] == "sv")

    assert swedish == f"{ADDRESS['sv']}?about={practice.pk}"
    assert open_form(client, swedish)["path"] == practice.url


def test_what_is_no_page_leads_to_the_form_alone(client):
    for address, text in (("/haku/", "Anna palautetta sivustosta"), ("/en/nothing/", "Give feedback on the site")):
        assert soup(client.get(address)).find("a", string=text)["href"] in ADDRESS.values()


def test_a_link_names_public_pages_alone(client, site):
    draft, private = factories.make_practice(site, "Luonnos"), factories.make_practice(site, "Salainen")
    draft.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    root = site.home.get_parent()

    for about in (draft.pk, private.pk, root.pk, 99999, 10**30, -1, "1 OR 1", "٣", "//evil.example", ""):
        response = client.get(ADDRESS["fi"], {"about": about})
        assert response.status_code == 200
        assert soup(response).find("input", {"name": "path"}).get("value", "") == "", about


@pytest.mark.parametrize(
    "outside",
    [
        *("https://evil.example/", "//evil.example/palaute/", "evil.example", "javascript:alert(1)"),
        *("https://testserver@evil.example/", "https://evil.example/?testserver", "https://testserver.evil.example/"),
        *(
            "/\\evil.example/",
            "\\\\evil.example",
            "https://testserver\\@evil.example/",
            "http://testserver//evil.example",
        ),
        *("/\t/evil.example", "http://[testserver/", "ftp://testserver/", "data:text/html,x", "/a b"),
        "etusivu",
    ],
)
def test_addresses_of_other_sites_are_refused_and_kept(client, outside):
    response = give(client, path=outside)

    assert response.status_code == 422
    assert "tämän sivuston osoite" in errors_of(response)
    assert soup(response).find("input", {"name": "path"})["value"] == outside
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    ("written", "path", "has_page"),
    [
        ("/hyvat-kaytannot/", "/hyvat-kaytannot/", True),
        ("http://testserver/sv/god-praxis/?q=råd#träffar", "/sv/god-praxis/?q=råd", True),
        ("https://localhost/", "/", True),
        ("localhost/en/", "/en/", True),
        ("TESTSERVER:8000/haku/?q=a", "/haku/?q=a", False),
        ("/hyvat%2Dkaytannot", "/hyvat%2Dkaytannot", True),
        ("/ei-ole/", "/ei-ole/", False),
        ("  ", "", False),
    ],
)
def test_addresses_on_this_site_are_kept_as_paths(client, written, path, has_page):
    assert give(client, path=written).status_code == 302

    feedback = Feedback.objects.get()
    assert feedback.path == path
    assert bool(feedback.page_id) is has_page


def test_a_page_that_is_deleted_leaves_its_path(client, site):
    practice = factories.make_practice(site)
    give(client, path=practice.url)
    practice.delete()

    feedback = Feedback.objects.get()
    assert (feedback.path, feedback.page) == (practice.url, None)


def test_a_receipt_that_is_forged_or_old_is_the_form(client):
    address = give(client)["Location"]

    assert soup(client.get(f"{ADDRESS['fi']}?received=1")).select("main form")
    with time_machine.travel(timezone.now() + timezone.timedelta(days=2)):
        assert soup(client.get(address)).select("main form")


def test_editors_write_what_stands_round_the_form(client, editors_page):
    page = soup(client.get(ADDRESS["fi"]))

    assert page.h1.get_text() == "Palaute"
    assert "Traficom valvoo." in text_of(page.main)
    assert page.select_one("main form textarea")
    assert soup(client.get(ADDRESS["sv"])).h1.get_text() == "Respons"
    # There is none in English: the form is there all the same.
    assert soup(client.get(ADDRESS["en"])).select_one("main form textarea")


def test_the_editors_page_stands_at_the_forms_address_whatever_its_slug_was(client, site, editors_page):
    swedish = site.in_language(editors_page, "sv")
    assert [page.url for page in (editors_page, swedish)] == [ADDRESS["fi"], ADDRESS["sv"]]
    FeedbackPage.objects.filter(pk=editors_page.pk).update(slug="vanha", url_path=f"{site.home.url_path}vanha/")

    assert client.get("/vanha/")["Location"] == ADDRESS["fi"]


def test_an_editor_sees_the_form_in_the_preview(editors_page, admin_client):
    shown = soup(admin_client.get(f"/admin/pages/{editors_page.pk}/view_draft/"))

    assert shown.select_one("main form textarea")


def test_search_engines_are_told_of_the_form_once(client, editors_page, site):
    def robots(address: str) -> str | None:
        found = soup(client.get(address)).head.find("meta", {"name": "robots"})
        return found and found["content"]

    assert robots(ADDRESS["fi"]) is None
    assert robots(f"{ADDRESS['fi']}?about={site.library.pk}") == "noindex, follow"
    link = soup(client.get("/")).find("footer").find("a", string="Anna palautetta tästä sivusta")
    assert link["rel"] == ["nofollow"]


def test_a_page_that_was_withdrawn_leaves_the_form(client, editors_page):
    editors_page.unpublish()

    page = soup(client.get(ADDRESS["fi"]))
    assert page.select_one("main form textarea")
    assert "Traficom" not in text_of(page.main)


def test_machines_are_kept_out_and_people_are_not(client):
    used = open_form(client)
    give(client, hidden=used)
    opened = open_form(client)
    told = {"message": "Osta halvalla"}

    assert "nopeammin" in errors_of(give(client, hidden=opened, after=1, **told))
    assert give(client, hidden=opened, homepage="https://example.org", **told).status_code == 422
    assert give(client, hidden={}, **told).status_code == 422
    assert give(client, hidden={"ticket": "forged:1:x"}, **told).status_code == 422
    assert give(client, hidden=used, after=200, **told).status_code == 422
    assert give(client, hidden=opened, after=25 * 3600, **told).status_code == 422
    assert Feedback.objects.count() == 1
    assert give(client, message="Aito palaute").status_code == 302


def test_the_ticket_of_another_form_is_no_good(client):
    other = soup(client.get("/hyvat-kaytannot/jaa/")).find("input", {"name": "ticket"})["value"]

    assert give(client, hidden={"ticket": other}).status_code == 422


def test_one_address_sends_ten_in_an_hour_and_others_are_not_held_up(client):
    for number in range(10):
        assert give(client, message=f"Palaute {number}").status_code == 302
    response = give(client, message="Yhdestoista palaute")

    assert response.status_code == 429
    assert soup(response).find("textarea").get_text().strip() == "Yhdestoista palaute"
    assert Feedback.objects.count() == 10
    assert give(Client(REMOTE_ADDR="192.0.2.7"), message="Toisen palaute").status_code == 302


def test_the_same_feedback_is_taken_once(client):
    give(client)
    response = give(client, message=TOLD["message"].upper())

    assert response.status_code == 200
    assert "on jo meillä" in text_of(soup(response).select_one("main [role=status]"))
    assert Feedback.objects.count() == 1


def test_a_browser_without_cookies_is_told_and_keeps_the_text():
    client = Client(enforce_csrf_checks=True)
    hidden = open_form(client)
    client.cookies.clear()

    response = give(client, hidden=hidden)

    assert response.status_code == 403
    assert "eväste" in errors_of(response).lower()
    assert soup(response).find("textarea").get_text().strip() == TOLD["message"]
    assert give(client, hidden=open_form(client)).status_code == 302


def test_nothing_of_the_form_is_inline_needs_a_script_or_is_kept(client, editors_page):
    response = client.get(ADDRESS["fi"])
    page = soup(response)

    assert response["Cache-Control"] == "no-store, private"
    assert not page.select("main script, [style], [onclick]")


def test_the_form_is_shown_in_few_queries(client, editors_page, django_assert_max_num_queries):
    client.get(ADDRESS["fi"])
    with django_assert_max_num_queries(10):
        client.get(f"{ADDRESS['fi']}?about={editors_page.pk}")
