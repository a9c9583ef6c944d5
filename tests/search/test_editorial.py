"""Synonyms and promoted results, kept by editors in the admin and effective at the next search."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from search.editorial_models import PromotedResult, SynonymSet
from tests.factories import make_practice, translate
from tests.search.pages import soup, titles

pytestmark = pytest.mark.django_db

LIBRARY = "/hyvat-kaytannot/"


@pytest.fixture
def practices(site, committed):
    with committed():
        return [
            make_practice(site, "Asukasraati", what_was_done="<p>Raati kokoontui.</p>"),
            make_practice(site, "Talkoot", what_was_done="<p>Naapurit siivosivat puiston.</p>"),
        ]


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_user("editor", password="x")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def add(client, kind: str, **fields):
    return client.post(reverse(f"wagtailsnippets_search_{kind}:add"), fields)


def add_synonyms(client, fi: str = "", sv: str = "", en: str = "", direction: str = "both-ways"):
    return add(client, "synonymset", words_fi=fi, words_sv=sv, words_en=en, direction=direction)


def test_a_synonym_widens_the_next_search_in_any_form(editor, practices):
    assert titles(editor.get(LIBRARY, {"q": "paneeli"})) == []

    response = add_synonyms(editor, fi="paneeli\nraati")

    assert response.status_code == 302
    assert titles(editor.get(LIBRARY, {"q": "paneelit"})) == ["Asukasraati"]


def test_a_synonym_that_is_deleted_widens_no_more(editor, practices):
    add_synonyms(editor, fi="paneeli\nraati")
    row = SynonymSet.objects.get()

    editor.post(reverse("wagtailsnippets_search_synonymset:delete", args=[row.pk]))

    assert titles(editor.get(LIBRARY, {"q": "paneeli"})) == []


def test_one_way_synonyms_widen_one_way(editor, site, practices, committed):
    with committed():
        make_practice(site, "Paneeli torilla", what_was_done="<p>Paneeli puhui.</p>")
    add_synonyms(editor, fi="raati\npaneeli", direction="one-way")

    assert set(titles(editor.get(LIBRARY, {"q": "raati"}))) == {"Asukasraati", "Paneeli torilla"}
    assert titles(editor.get(LIBRARY, {"q": "paneeli"})) == ["Paneeli torilla"]


def test_words_of_another_language_find_what_is_told_in_finnish_only(editor, practices):
    add_synonyms(editor, fi="raati", sv="medborgarpanel", en="citizens' panel")

    assert titles(editor.get("/sv/god-praxis/", {"q": "medborgarpaneler"})) == ["Asukasraati"]
    assert titles(editor.get("/en/good-practices/", {"q": "citizens' panels"})) == ["Asukasraati"]


@pytest.mark.parametrize(
    "fi",
    [
        "raadit\nlautakunta",  # the same word as in the first set, in another form: it would be a chain
        "paneeli\nraati",  # the set itself again
        "talo\ntalot",  # forms of one word
        "yksin",
        "yksi kaksi kolme neljä viisi kuusi\ntoinen",
    ],
)
def test_a_set_that_forms_a_chain_or_means_nothing_is_refused_with_what_was_typed(editor, practices, fi):
    add_synonyms(editor, fi="paneeli\nraati")

    response = add_synonyms(editor, fi=fi)

    assert response.status_code == 200
    page = soup(response)
    assert page.select_one("textarea[name=words_fi]").get_text().strip() == fi
    assert page.select_one(".w-field__errors .error-message")
    assert SynonymSet.objects.count() == 1


def test_a_promoted_page_comes_first(editor, practices):
    _panel, bee = practices
    assert titles(editor.get(LIBRARY, {"q": "raati"})) == ["Asukasraati"]

    add(editor, "promotedresult", language="fi", words="raati", page=bee.pk)

    assert titles(editor.get(LIBRARY, {"q": "raadit"})) == ["Talkoot", "Asukasraati"]
    assert titles(editor.get(LIBRARY, {"q": "kokous"})) == []


def test_a_promoted_page_is_shown_in_the_language_of_the_reader(editor, site, practices, committed):
    with committed():
        translate(practices[1], "sv", title="Talko", slug="talko")
    add(editor, "promotedresult", language="sv", words="panel", page=practices[1].pk)

    assert titles(editor.get("/sv/god-praxis/", {"q": "panel"})) == ["Talko"]


def test_a_promoted_page_that_is_taken_down_is_shown_no_more(editor, practices, committed):
    add(editor, "promotedresult", language="fi", words="raati", page=practices[1].pk)
    with committed():
        practices[1].unpublish()

    assert titles(editor.get(LIBRARY, {"q": "raati"})) == ["Asukasraati"]


def test_a_promotion_of_nothing_that_could_be_searched_for_is_refused(editor, practices):
    response = add(editor, "promotedresult", language="fi", words="!!!", page=practices[1].pk)

    assert response.status_code == 200
    assert not PromotedResult.objects.exists()


@pytest.mark.parametrize("kind", ["synonymset", "promotedresult"])
def test_who_has_no_permission_keeps_nothing(client, practices, kind):
    user = get_user_model().objects.create_user("guest", password="x")
    client.force_login(user)

    assert client.get(reverse(f"wagtailsnippets_search_{kind}:list")).status_code == 302
    add(client, kind, words_fi="a\nb", direction="both-ways", language="fi", words="raati", page=practices[0].pk)
    assert not SynonymSet.objects.exists()
    assert not PromotedResult.objects.exists()


def test_the_same_page_for_the_same_words_is_refused_with_what_was_typed(editor, practices):
    add(editor, "promotedresult", language="fi", words="paneeli", page=practices[1].pk)

    response = add(editor, "promotedresult", language="fi", words="paneelit", page=practices[1].pk)

    assert soup(response).select_one("[name=words]").get_text().strip() == "paneelit"
    assert PromotedResult.objects.count() == 1


def test_a_promoted_page_does_not_stand_before_a_narrowed_or_sorted_search(editor, practices):
    add(editor, "promotedresult", language="fi", words="paneeli", page=practices[1].pk)

    for params in ({"sort": "title"}, {"work-area": "osallisuus"}):
        assert soup(editor.get(LIBRARY, {"q": "paneeli", **params})).select(".promoted") == []


def test_sets_are_listed_by_the_language_of_their_words(editor, practices):
    add_synonyms(editor, fi="paneeli\nraati")
    add_synonyms(editor, sv="rollator\nrullator")

    response = editor.get(reverse("wagtailsnippets_search_synonymset:list"), {"language": "sv"})

    listed = soup(response).select_one("table.listing").get_text()
    assert "rullator" in listed
    assert "paneeli" not in listed
