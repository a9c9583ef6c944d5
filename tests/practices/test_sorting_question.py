"""The question about a practice's sorting on its page: how it is answered, what is kept, what is refused."""

import pytest
import time_machine
from django.test import Client
from django.utils import timezone, translation

from home.models import SentForm
from home.work_areas import WorkArea
from practices.models import SortingAnswer
from tests import factories
from tests.public_forms import errors_of, hidden_fields, send_form
from tests.search.pages import soup, text_of

pytestmark = pytest.mark.django_db

THANKS = (
    "Thank you for your answer! The editors see from the answers which practices should be moved to another work area."
)


@pytest.fixture
def practice(site):
    """A practice of participation, in Finnish, Swedish and English."""
    made = factories.make_practice(site, "Asukasraati")
    factories.translate(made, "sv", title="Invånarråd", slug="invanarrad")
    factories.translate(made, "en", title="Residents' panel", slug="residents-panel")
    return made


def in_language(practice, code: str):
    return next(page for page in practice.get_translations(inclusive=True) if page.locale.language_code == code)


def question_on(response):
    return soup(response).select_one("#sorting")


def answer(client, practice, chosen: str, **how):
    """Opens the practice, answers the question on it, and gives the response to the sending."""
    to = question_on(client.get(practice.url)).form["action"].partition("#")[0]
    return send_form(client, practice.url, {"answer": chosen} if chosen else {}, to=to, **how)


def stored() -> list[tuple]:
    return list(SortingAnswer.objects.values_list("main_area", "is_right", "better_area"))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_reader_answers_on_the_page_and_is_thanked_there_in_their_language(client, practice, language):
    page = in_language(practice, language)
    response = answer(client, page, "viestinta")

    kept = SortingAnswer.objects.get()
    assert (kept.practice_key, kept.language) == (practice.translation_key, language)
    assert (kept.main_area, kept.is_right, kept.better_area) == ("osallisuus", False, "viestinta")
    assert response.status_code == 302
    thanks = question_on(client.get(response["Location"]))
    with translation.override(language):
        assert text_of(thanks) == translation.gettext(THANKS)
    assert not thanks.form
    assert response["Location"].startswith(page.url)


@pytest.mark.parametrize(
    ("chosen", "kept"), [("right", ("osallisuus", True, "")), ("unknown", ("osallisuus", False, ""))]
)
def test_yes_and_not_knowing_a_better_one_are_answers_too(client, practice, chosen, kept):
    answer(client, practice, chosen)

    assert stored() == [kept]


def test_the_main_work_area_is_named_and_the_seven_others_offered_with_their_meanings(client, practice):
    question = question_on(client.get(practice.url))
    offered = {choice["value"]: text_of(choice.find_parent("label")) for choice in question.select("[type=radio]")}

    assert list(offered) == ["right", *(code for code in WorkArea.values if code != "osallisuus"), "unknown"]
    assert "Oikeus tietää" in offered["julkisuus"]
    assert "Osallisuus" in question.select_one(".field__help").get_text()
    assert not question.details.has_attr("open")


def test_a_practice_in_no_work_area_is_not_asked_about(client, site):
    bare = factories.make_practice(site, "Lyhyt", work_areas=())

    assert question_on(client.get(bare.url)) is None
    assert client.post(f"/hyvat-kaytannot/lajittelu/{bare.pk}/", {"answer": "right"}).status_code == 302
    assert stored() == []


def test_the_page_of_a_practice_stays_one_that_caches_may_keep(client, practice):
    response = client.get(practice.url)

    assert not response.cookies
    assert not soup(response).select("input[name=csrfmiddlewaretoken]")
    assert not question_on(response).select("script, [style], [onclick]")


def test_readers_who_got_the_same_copy_of_the_page_all_answer(client, practice):
    same = hidden_fields(soup(client.get(practice.url)))
    for number in range(3):
        assert answer(Client(REMOTE_ADDR=f"192.0.2.{number}"), practice, "avoin-data", hidden=same).status_code == 302

    assert len(stored()) == 3


def test_one_network_gives_an_answer_once_and_another_answer_as_well(client, practice):
    for chosen in ("avoin-data", "avoin-data", "right"):
        assert answer(client, practice, chosen).status_code == 302

    assert sorted(stored()) == [("osallisuus", False, "avoin-data"), ("osallisuus", True, "")]


def test_nothing_chosen_is_told_with_the_question_open(client, practice):
    response = answer(client, practice, "")

    assert response.status_code == 422
    question = question_on(response)
    assert question.details.has_attr("open")
    target = question.select_one(".error-summary a")["href"].removeprefix("#")
    assert question.find(id=target).name == "fieldset"
    assert soup(response).title.get_text().startswith("Virhe")
    assert response["Cache-Control"] == "no-store, private"
    assert soup(response).h1.get_text() == "Asukasraati"


@pytest.mark.parametrize("forged", ["osallisuus", "<script>alert(1)</script>", "=1+1", "x" * 5000, "\x00"])
def test_what_is_no_answer_is_refused_and_not_shown_as_it_came(client, practice, forged):
    response = answer(client, practice, forged)

    assert response.status_code == 422
    assert "<script>alert(1)" not in response.content.decode()
    assert stored() == []


def test_an_answer_about_where_the_practice_was_before_is_asked_again(client, practice):
    opened = hidden_fields(soup(client.get(practice.url)))
    practice.practice_work_areas = [type(practice.practice_work_areas.first())(work_area="viestinta")]
    practice.save_revision().publish()

    response = answer(client, practice, "viestinta", hidden=opened)

    assert response.status_code == 422
    assert "vaihtunut" in errors_of(response)
    assert "Viestintä" in question_on(response).select_one(".field__help").get_text()


REFUSED = {
    "no ticket": {"hidden": {}},
    "a forged ticket": {"hidden": {"ticket": "a:b:c"}},
    "another form's ticket": None,
    "too fast": {"after": 1},
    "after a day": {"after": 25 * 3600},
}


@pytest.mark.parametrize("how", REFUSED.values(), ids=REFUSED)
def test_what_a_machine_sends_is_refused_with_the_choice_kept(client, practice, how):
    if how is None:
        how = {"hidden": hidden_fields(soup(client.get("/hyvat-kaytannot/jaa/")))}
    response = answer(client, practice, "avoin-data", **how)

    assert response.status_code == 422
    assert question_on(response).select_one("[value=avoin-data]").has_attr("checked")
    assert stored() == []


def test_the_hidden_field_gives_machines_away(client, practice):
    hidden = {**hidden_fields(soup(client.get(practice.url))), "homepage": "https://example.org"}

    assert answer(client, practice, "right", hidden=hidden).status_code == 422
    assert stored() == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://example.org"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, 302),
        ({"Origin": "http://testserver"}, 302),
    ],
)
def test_another_sites_page_answers_for_nobody(practice, headers, status):
    client = Client(enforce_csrf_checks=True)

    assert answer(client, practice, "right", headers=headers).status_code == status
    assert len(stored()) == (1 if status == 302 else 0)


@time_machine.travel("2027-01-11 10:00", tick=False)
def test_a_network_answers_a_hundred_times_in_an_hour_and_others_are_not_held_up(client, site, practice):
    SentForm.objects.bulk_create(
        SentForm(form="sorting", ticket=str(number), address_hash=_own_hash(), content_hash="x")
        for number in range(99)
    )
    assert answer(client, practice, "right").status_code == 302
    other = factories.make_practice(site, "Toinen")
    refused = answer(client, other, "avoin-data")

    assert refused.status_code == 429
    assert question_on(refused).select_one("[value=avoin-data]").has_attr("checked")
    assert answer(Client(REMOTE_ADDR="192.0.2.7"), other, "avoin-data").status_code == 302
    with time_machine.travel(timezone.now() + timezone.timedelta(hours=2)):
        assert answer(client, other, "avoin-data").status_code == 302


def _own_hash() -> str:
    from django.test import RequestFactory

    from home.public_forms.guards import address_hash

    return address_hash(RequestFactory().get("/"))


def test_nothing_of_who_answered_is_kept(client, practice):
    answer(client, practice, "right")

    row = SortingAnswer.objects.values().get()
    assert set(row) == {"id", "practice_key", "language", "main_area", "is_right", "better_area", "answered_on"}
    assert "127.0.0.1" not in str(list(SentForm.objects.values()))


def test_a_page_that_is_not_public_takes_no_answers(client, practice):
    address = question_on(client.get(practice.url)).form["action"]
    practice.unpublish()

    assert client.post(address, {"answer": "right"}).status_code == 404
    assert client.post(f"/hyvat-kaytannot/lajittelu/{10**30}/", {"answer": "right"}).status_code == 404
    swedish = in_language(practice, "sv")
    assert client.post(f"/hyvat-kaytannot/lajittelu/{swedish.pk}/", {"answer": "right"}).status_code == 404


def test_the_address_of_the_answer_leads_to_the_practice(client, practice):
    address = question_on(client.get(practice.url)).form["action"]

    assert client.get(address)["Location"] == f"{practice.url}#sorting"


def test_answering_takes_few_queries(client, practice, django_assert_max_num_queries):
    address = question_on(client.get(practice.url)).form["action"]
    told = {**hidden_fields(soup(client.get(practice.url))), "answer": "right"}
    with time_machine.travel(timezone.now() + timezone.timedelta(minutes=1)), django_assert_max_num_queries(14):
        assert client.post(address, told).status_code == 302
