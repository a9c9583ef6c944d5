"""Practices chosen by the address: compared side by side, and printed in brief."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from tests.factories import make_practice, translate
from tests.search.pages import links, number_found, soup, text_of, titles

pytestmark = pytest.mark.django_db

COMPARISON = "/hyvat-kaytannot/vertaa/"
BRIEFING = "/hyvat-kaytannot/tiivistelma/"
LIBRARY = "/hyvat-kaytannot/"


@pytest.fixture
def practices(site, committed):
    with committed():
        return [
            make_practice(
                site,
                f"Käytäntö {number}",
                organisations=("oulu", "thl"),
                what_was_achieved=f"<p>Saatiin <strong>{number}</strong> tulosta.</p>",
                more_information="<p>" + "sana " * 100 + "loppu</p>" if number == 1 else "",
                contact_name=f"Kysyttävä {number}",
                contact_email=f"kysy{number}@example.org",
                start_year=2020 + number,
            )
            for number in range(5)
        ]


def chosen(*practices) -> dict[str, list[int]]:
    return {"practice": [practice.pk for practice in practices]}


def columns(response) -> list[str]:
    return [text_of(heading.a) for heading in soup(response).select(".comparison thead th")]


def rows(response) -> dict[str, list[str]]:
    found = {}
    for row in soup(response).select(".comparison tbody tr"):
        for repeated in row.select(".comparison__whose"):
            repeated.decompose()
        found[text_of(row.th)] = [text_of(cell) for cell in row.select("td")]
    return found


def notices(response) -> str:
    return " ".join(text_of(notice) for notice in soup(response).select("main .notice"))


# Comparing


def test_practices_stand_side_by_side_in_the_order_chosen(client, practices):
    response = client.get(COMPARISON, chosen(practices[2], practices[0]))

    assert columns(response) == ["Käytäntö 2", "Käytäntö 0"]
    assert rows(response)["Mitä saatiin aikaan?"] == ["Saatiin 2 tulosta.", "Saatiin 0 tulosta."]
    assert rows(response)["Vuodet"] == ["2022–", "2020–"]
    assert rows(response)["Organisaatio"] == ["Oulu, Thl", "Oulu, Thl"]
    assert rows(response)["Keneltä voi kysyä"][0] == "Kysyttävä 2, kysy2@example.org"


def test_what_one_does_not_tell_is_said_and_what_none_tells_is_left_out(client, practices):
    compared = rows(client.get(COMPARISON, chosen(*practices[:2])))

    assert compared["Lisätietoja"][0] == "Ei kerrottu"
    assert "Alue" not in compared


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/sv/god-praxis/jamfor/", "Jämför god praxis"),
        ("/en/good-practices/compare/", "Compare good practices"),
        ("/sv/god-praxis/sammandrag/", "God praxis i korthet"),
        ("/en/good-practices/briefing/", "Good practices in brief"),
    ],
)
def test_the_same_address_works_in_every_language(client, practices, address, title):
    response = client.get(address, chosen(*practices[:2]))

    assert text_of(soup(response).h1) == title
    assert "Käytäntö 0" in response.content.decode()


def test_the_language_links_keep_the_selection(client, practices):
    query = f"?practice={practices[0].pk}&practice={practices[1].pk}"

    assert links(client.get(COMPARISON + query), ".language-switcher") == {
        "Suomi": f"{COMPARISON}{query}",
        "Svenska": f"/sv/god-praxis/jamfor/{query}",
        "English": f"/en/good-practices/compare/{query}",
    }


def test_a_practice_is_meant_in_all_its_languages(client, site, practices, committed):
    with committed():
        swedish = translate(practices[0], "sv", title="Praxis 0", slug="praxis-0")

    assert columns(client.get("/sv/god-praxis/jamfor/", chosen(practices[0], practices[1]))) == [
        "Praxis 0",
        "Käytäntö 1",
    ]
    assert columns(client.get(COMPARISON, chosen(swedish, practices[0], practices[1]))) == ["Käytäntö 0", "Käytäntö 1"]


def test_an_answer_in_another_language_says_which(client, practices):
    page = soup(client.get("/en/good-practices/compare/", chosen(*practices[:2])))

    assert page.select_one(".comparison td[lang=fi]")


def test_one_of_them_can_be_left_out(client, practices):
    page = soup(client.get(COMPARISON, chosen(*practices[:2])))

    assert [link["href"] for link in page.select(".comparison thead p a")] == [
        f"?practice={practices[1].pk}",
        f"?practice={practices[0].pk}",
    ]


@pytest.mark.parametrize("address", [COMPARISON, BRIEFING])
def test_nothing_chosen_says_how_to_choose(client, practices, address):
    response = client.get(address)

    assert response.status_code == 200
    assert "Yhtään käytäntöä ei ole valittu" in response.content.decode()
    assert LIBRARY in links(response, "main").values()


def test_one_alone_asks_for_another(client, practices):
    response = client.get(COMPARISON, chosen(practices[0]))

    assert columns(response) == ["Käytäntö 0"]
    assert "Valitse vielä" in notices(response)
    assert links(response, ".page-head")["Valitse muita"] == f"{LIBRARY}?practice={practices[0].pk}"


def test_more_than_there_is_room_for_are_told_and_stay_chosen(client, practices):
    response = client.get(COMPARISON, chosen(*practices))

    assert columns(response) == ["Käytäntö 0", "Käytäntö 1", "Käytäntö 2"]
    assert "Olet valinnut 5 käytäntöä. Tälle sivulle mahtuu 3" in notices(response)
    assert all(f"practice={practice.pk}" in links(response, ".page-head")["Valitse muita"] for practice in practices)


@pytest.mark.parametrize("address", [COMPARISON, BRIEFING])
@pytest.mark.parametrize("value", ["999999", "x", "", "-1", "1.5", "²", "9" * 5_000, "'; --", "\x00"])
def test_an_unknown_practice_is_left_out_and_said(client, practices, address, value):
    response = client.get(address, {"practice": [practices[0].pk, value]})

    assert response.status_code == 200
    assert "1 valituista käytännöistä ei ole sivustolla" in notices(response)
    assert "Käytäntö 0" in response.content.decode()


def test_a_thousand_of_them_are_no_trouble(client, practices):
    assert client.get(COMPARISON, {"practice": range(1_000, 2_000)}).status_code == 200


@pytest.mark.parametrize("address", [COMPARISON, BRIEFING])
def test_what_the_public_may_not_see_is_not_shown(client, practices, committed, address):
    with committed():
        practices[1].unpublish()
        PageViewRestriction.objects.create(page=practices[2], restriction_type=PageViewRestriction.LOGIN)
        draft = practices[0]
        draft.title = "Luonnos"
        draft.save_revision()

    response = client.get(address, chosen(*practices[:3]))

    assert "2 valituista käytännöistä ei ole sivustolla" in notices(response)
    text = response.content.decode()
    assert "Käytäntö 0" in text
    assert not [word for word in ("Käytäntö 1", "Käytäntö 2", "Luonnos") if word in text]


@pytest.mark.parametrize("address", [COMPARISON, BRIEFING])
def test_search_engines_are_asked_to_leave_selections_alone(client, practices, address):
    robots = soup(client.get(address, chosen(practices[0]))).select_one("meta[name=robots]")

    assert robots["content"].startswith("noindex")


# Choosing


def test_the_librarys_form_leads_to_an_address_that_holds_the_selection_alone(client, practices):
    response = client.get(COMPARISON, {"q": "käytäntö", "sort": "", **chosen(*practices[:2])})

    assert response.status_code == 302
    assert response["Location"] == f"{COMPARISON}?practice={practices[0].pk}&practice={practices[1].pk}"


def test_results_can_be_chosen_without_a_script(client, practices):
    page = soup(client.get(LIBRARY))

    assert {box["value"] for box in page.select(".card__choose input[name=practice]")} == {
        str(practice.pk) for practice in practices
    }
    assert [button["formaction"] for button in page.select(".selection button")] == [COMPARISON, BRIEFING]


def test_the_selection_carries_on_through_searching(client, practices):
    response = client.get(LIBRARY, {"q": '"Käytäntö 1"', "organisation": "oulu", **chosen(practices[1], practices[4])})
    form = soup(response).select_one("form.library")

    assert titles(response) == ["Käytäntö 1"]
    assert "2 käytäntöä valittu" in text_of(form.select_one(".selection"))
    assert [box["value"] for box in form.select("input[name=practice][checked]")] == [str(practices[1].pk)]
    assert [box["value"] for box in form.select("input[name=practice][type=hidden]")] == [str(practices[4].pk)]
    removing = form.select_one(".chosen a")["href"]
    assert f"practice={practices[1].pk}&practice={practices[4].pk}" in removing


def test_the_selection_narrows_nothing(client, practices):
    assert number_found(client.get(LIBRARY, chosen(practices[0]))) == 5


def test_a_practice_leads_to_its_comparison(client, practices):
    assert f"{COMPARISON}?practice={practices[0].pk}" in links(client.get(practices[0].url), ".side").values()


def test_the_site_search_has_nothing_to_choose(client, practices):
    assert not soup(client.get("/haku/")).select(".card__choose, .selection")


# The briefing


def test_a_briefing_tells_the_answers_in_short_whom_to_ask_and_where_it_stands(client, practices):
    page = soup(client.get(BRIEFING, chosen(practices[1])))
    text = text_of(page.select_one(".brief"))

    assert "Saatiin 1 tulosta." in text
    assert "sana sana …" in text
    assert "loppu" not in text
    assert "Kysyttävä 1, kysy1@example.org" in text
    assert f"http://localhost{practices[1].url}" in text


def test_a_briefing_takes_ten(client, site, practices, committed):
    with committed():
        more = [make_practice(site, f"Lisää {number}") for number in range(6)]

    response = client.get(BRIEFING, chosen(*practices, *more))

    assert len(soup(response).select(".brief")) == 10
    assert "Tälle sivulle mahtuu 10" in notices(response)


# The cost


@pytest.mark.parametrize(("address", "most"), [(COMPARISON, 19), (BRIEFING, 13), (LIBRARY, 22)])
@pytest.mark.parametrize("number", [1, 3])
def test_selections_take_few_queries(client, practices, django_assert_max_num_queries, address, most, number):
    client.get(address, chosen(*practices[:number]))

    with django_assert_max_num_queries(most):
        assert client.get(address, chosen(*practices[:number])).status_code == 200


def test_a_practice_cannot_take_the_address_of_the_comparison(site, practices):
    practices[0].slug = "vertaa"

    with pytest.raises(ValidationError, match="Tämä osoite on kirjaston osan käytössä"):
        practices[0].full_clean()
