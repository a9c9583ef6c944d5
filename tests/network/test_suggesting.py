"""Suggesting a topic or an organiser to the network: the form, its thanks, and what is refused."""

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone, translation

from home.models import SentForm
from network.models import TopicSuggestion
from tests import factories
from tests.public_forms import errors_of, hidden_fields, send_form
from tests.search.pages import soup

pytestmark = pytest.mark.django_db

ADDRESS = {
    "fi": "/avoin-demokratia-verkosto/ehdota-aihetta/",
    "sv": "/sv/natverket-oppen-demokrati/foresla-amne/",
    "en": "/en/open-democracy-network/suggest-a-topic/",
}
TOLD = {"kind": "topic", "suggestion": "Miten lapset otetaan mukaan valtuustoon?"}


@pytest.fixture(autouse=True)
def _site(site):
    """The form stands below the network's page."""


def send(client, language: str = "fi", *, after: float = 60, hidden=None, **told):
    return send_form(client, ADDRESS[language], {**TOLD, **told}, after=after, hidden=hidden)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_suggestion_alone_is_enough_and_thanks_stand_on_the_page(client, language):
    response = send(client, language)

    kept = TopicSuggestion.objects.get()
    assert (kept.suggestion, kept.kind, kept.language, kept.state) == (TOLD["suggestion"], "topic", language, "new")
    assert (kept.organisation, kept.sender_email) == ("", "")
    assert response.status_code == 302
    page = soup(client.get(response["Location"]))
    assert page.html["lang"] == language
    with translation.override(language):
        assert translation.gettext("Suggest a topic or an organiser") == page.h1.get_text()
    assert page.select_one("main .notice[role=status]")
    assert not page.select("main form")


def test_everything_told_is_kept(client):
    send(client, kind="both", organisation="Oulu", sender_email="maija@example.org", may_write="on")

    kept = TopicSuggestion.objects.get()
    assert (kept.kind, kept.organisation, kept.sender_email) == ("both", "Oulu", "maija@example.org")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_page_leads_to_itself_in_other_languages_and_up_to_the_network(client, language):
    page = soup(client.get(ADDRESS[language]))
    hrefs = [link["href"] for link in page.select("a[href]")]

    assert set(ADDRESS.values()) - {ADDRESS[language]} <= set(hrefs)
    assert ADDRESS[language].rstrip("/").rpartition("/")[0] + "/" in hrefs


WRONG = {
    "no suggestion": ({"suggestion": " "}, "suggestion"),
    "no kind": ({"kind": ""}, "kind"),
    "a kind that there is not": ({"kind": "<script>alert(1)</script>"}, "kind"),
    "no address": ({"sender_email": "maija(at)example.org", "may_write": "on"}, "sender_email"),
    "an address without consent": ({"sender_email": "maija@example.org"}, "may_write"),
    "consent without an address": ({"may_write": "on"}, "sender_email"),
    "too long": ({"suggestion": "x" * 5001}, "suggestion"),
}


@pytest.mark.parametrize(("told", "field"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_a_link_and_nothing_typed_is_lost(client, told, field):
    response = send(client, **{"organisation": "Oulu <b>kaupunki</b>", **told})

    page = soup(response)
    assert response.status_code == 422
    target = page.find(id=page.select_one(".error-summary a")["href"].removeprefix("#"))
    assert (target.get("name") or target.select_one("input")["name"]) == field
    assert page.find("input", {"name": "organisation"})["value"] == "Oulu <b>kaupunki</b>"
    assert "<script>alert" not in response.content.decode()
    assert page.title.get_text().startswith("Virhe")
    assert not TopicSuggestion.objects.exists()


def test_a_browser_without_cookies_is_told_and_keeps_the_text():
    client = Client(enforce_csrf_checks=True)
    hidden = hidden_fields(soup(client.get(ADDRESS["fi"])))
    client.cookies.clear()
    response = send(client, hidden=hidden)

    assert response.status_code == 403
    assert TOLD["suggestion"] in soup(response).textarea.get_text()
    assert send(client).status_code == 302


@time_machine.travel("2027-01-11 10:00", tick=False)
def test_automated_posts_leave_the_queue_as_it_was_and_a_real_sender_gets_through(client):
    opened = hidden_fields(soup(client.get(ADDRESS["fi"])))
    for number in range(50):
        text = f"Osta {number}"
        for how in ({"hidden": {}}, {"hidden": {"ticket": f"forged:{number}:x"}}, {"hidden": opened, "after": 1}):
            assert send(client, suggestion=text, **how).status_code == 422
        assert send(client, suggestion=text, hidden=opened, homepage="https://example.org").status_code == 422

    assert not TopicSuggestion.objects.exists()
    assert send(client).status_code == 302
    assert TopicSuggestion.objects.count() == 1


def test_one_network_suggests_ten_times_in_an_hour(client):
    for number in range(10):
        assert send(client, suggestion=f"Aihe {number}").status_code == 302
    refused = send(client, suggestion="Yhdestoista")

    assert refused.status_code == 429
    assert "Yhdestoista" in soup(refused).textarea.get_text()
    assert send(Client(REMOTE_ADDR="192.0.2.7"), suggestion="Toisen").status_code == 302
    with time_machine.travel(timezone.now() + timezone.timedelta(hours=2)):
        assert send(client, suggestion="Yhdestoista").status_code == 302


def test_the_same_suggestion_is_taken_once_and_thanked_twice(client):
    assert [send(client).status_code for _time in range(2)] == [302, 302]
    assert TopicSuggestion.objects.count() == 1


def test_a_double_click_stores_one(client, monkeypatch):
    hidden = hidden_fields(soup(client.get(ADDRESS["fi"])))
    send(client, hidden=hidden)
    monkeypatch.setattr("home.public_forms.guards.SentForm.objects.filter", lambda **_: SentForm.objects.none())

    assert send(client, hidden=hidden, suggestion="Muuttui välissä").status_code == 302
    assert TopicSuggestion.objects.count() == 1


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_form_is_found_from_the_network_and_its_events(client, site, language):
    network = site.in_language(site.network, language)
    event = factories.make_event(site)
    event = event if language == "fi" else factories.translate(event, language)
    for page in (network, event):
        assert soup(client.get(page.url)).find("a", href=ADDRESS[language])


def test_no_event_takes_the_forms_address(site):
    with pytest.raises(ValidationError, match="osoite"):
        factories.publish(
            site.network,
            factories.make_event(site).__class__(
                title="Tapahtuma",
                slug="ehdota-aihetta",
                starts_at=timezone.now(),
                ends_at=timezone.now() + timezone.timedelta(hours=1),
            ),
        )


def test_nothing_of_the_form_is_kept_by_caches_and_nothing_is_inline(client):
    response = client.get(ADDRESS["fi"])

    assert response["Cache-Control"] == "no-store, private"
    assert not soup(response).select("main script, [style], [onclick]")


def test_the_form_is_shown_in_few_queries(client, django_assert_max_num_queries):
    client.get(ADDRESS["fi"])
    with django_assert_max_num_queries(8):
        client.get(ADDRESS["fi"])


def test_the_error_names_what_is_wrong(client):
    assert "Ehdotuksesi" in errors_of(send(client, suggestion=""))
