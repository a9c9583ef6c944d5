"""Facets: what each value counts, against counting by hand; and values that follow the pages they come from."""

import random
from collections import Counter
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from home.work_areas import WorkArea
from network.models import AwardRecognition, AwardRoundPage
from search.documents import Document, DocumentGroup
from search.engines import answer
from search.engines.base import EngineQuery
from search.engines.embedded.writing import write_groups
from search.languages import shown_language
from search.matching import match_plan
from tests.factories import make_award_round, make_commitment, make_practice, make_programme

pytestmark = pytest.mark.django_db

FACETS = {
    "work-area": [area.value for area in WorkArea],
    "organisation": ["oulu", "lahti", "thl", "kela", "vero"],
    "year": [str(year) for year in range(2018, 2026)],
    "state": ["pilot", "in-use", "ended"],
}
LANGUAGE_VALUES = ["fi", "sv", "en"]
# Words that no analyser changes, so that who has them is plain.
WORDS = ["zorbax", "quimbel", "vartnok"]


def made_up_groups(number: int = 70) -> list[DocumentGroup]:
    """Documents with varied facets, words and languages, the same in every run."""
    chance = random.Random(4)  # noqa: S311 - the same seed must give the same documents
    groups = []
    for place in range(number):
        key = UUID(int=place + 1)
        facets = {
            name: tuple(chance.sample(values, chance.randint(0, min(3, len(values)))))
            for name, values in FACETS.items()
        }
        words = " ".join(chance.sample(WORDS, chance.randint(0, 2)))
        languages = chance.sample(LANGUAGE_VALUES, chance.randint(1, 3))
        documents = tuple(
            Document(
                page_id=1_000_000 + place * 10 + number_of_language,
                translation_key=key,
                language=language,
                page_type="practice",
                title=f"T{place}",
                summary=words,
                body="",
                facets={name: values for name, values in facets.items() if values},
            )
            for number_of_language, language in enumerate(languages)
        )
        groups.append(DocumentGroup(key, documents))
    return groups


@pytest.fixture
def groups(search_engine, in_engine) -> list[DocumentGroup]:
    made = made_up_groups()
    write_groups(made, lambda keys, revision: None)
    in_engine()
    return made


def brute_force(groups, language: str, word: str, filters: dict[str, list[str]]):
    """Total, and the count of each value: groups that have the word and fit all filters but the value's own facet."""
    total = 0
    counts: dict[str, Counter] = {name: Counter() for name in (*FACETS, "language")}
    for group in groups:
        versions = {document.language: document for document in group.documents}
        shown = versions[shown_language(versions, language)]
        if word and word not in shown.summary.split():
            continue
        values = {**shown.facets, "language": tuple(versions)}
        fits = {name: bool(set(values.get(name, ())) & set(chosen)) for name, chosen in filters.items()}
        total += all(fits.values())
        for name, counter in counts.items():
            if all(fit for other, fit in fits.items() if other != name):
                counter.update(values.get(name, ()))
    return total, {name: dict(counter) for name, counter in counts.items()}


selections = st.fixed_dictionaries(
    {},
    optional={
        name: st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True)
        for name, values in {**FACETS, "language": LANGUAGE_VALUES}.items()
    },
)


def test_counts_are_those_of_counting_by_hand(groups, search_engine):
    """For random selections in random facets, with and without words, in every language of a reader."""

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(filters=selections, word=st.sampled_from(["", *WORDS]), language=st.sampled_from(LANGUAGE_VALUES))
    def same(filters, word, language):
        asked = EngineQuery(
            language=language,
            match=match_plan(word, language) if word else (),
            filters=filters,
            page_types=("practice",),
            facets=[*FACETS, "language"],
            limit=100,
        )
        found = answer(asked, search_engine)
        total, counts = brute_force(groups, language, word, filters)

        assert found.total == len(found.hits) == total
        assert {name: dict(numbers) for name, numbers in found.counts.items()} == counts

    same()


def values_of(client, facet: str, address: str = "/hyvat-kaytannot/", **params) -> dict[str, tuple[str, int]]:
    """A facet's values as the page shows them: value to label and count."""
    page = BeautifulSoup(client.get(address, params).content, "html.parser")
    found = {}
    for box in page.select(f"input[name={facet}]"):
        text = " ".join(box.find_parent("label").get_text().split())
        label, _bracket, count = text.rpartition(" (")
        found[box["value"]] = (label, int(count.rstrip(")")))
    return found


@pytest.fixture
def carried_out(site, committed):
    """A practice that carries out the sub-commitment 3.1 of programme V."""
    with committed():
        programme = make_programme(site)
        commitment = make_commitment(programme, "3", "Tuetaan toimijoita")
        sub_commitment = make_commitment(commitment, "3.1", "Jaetaan käytäntöjä")
        practice = make_practice(site, commitments=(sub_commitment,))
        make_practice(site, "Toinen käytäntö")
    return programme, sub_commitment, practice


def test_a_practice_is_found_by_programme_commitment_and_the_commitment_above(client, carried_out):
    assert values_of(client, "programme") == {"V": ("V toimintaohjelma", 1)}
    assert values_of(client, "commitment") == {
        "V-3": ("V 3 Tuetaan toimijoita", 1),
        "V-3.1": ("V 3.1 Jaetaan käytäntöjä", 1),
    }


def test_a_commitments_new_title_is_its_new_label(client, carried_out, committed):
    _programme, commitment, _practice = carried_out
    values_of(client, "commitment")
    with committed():
        commitment.title = "Kerrotaan käytännöistä"
        commitment.save_revision().publish()

    assert values_of(client, "commitment")["V-3.1"] == ("V 3.1 Kerrotaan käytännöistä", 1)


def test_a_commitments_new_number_is_the_practices_new_value(client, carried_out, committed):
    _programme, commitment, _practice = carried_out
    with committed():
        commitment.number = "3.2"
        commitment.save_revision().publish()

    assert set(values_of(client, "commitment")) == {"V-3", "V-3.2"}


def test_an_award_round_makes_its_practices_recognised(client, site, committed):
    with committed():
        recognised = make_practice(site, "Tunnustettu")
        make_practice(site, "Muu")
    with committed():
        award_round = make_award_round(site)
        award_round.recognitions = [AwardRecognition(note="Kunta", practice=recognised)]
        award_round.save_revision().publish()

    assert values_of(client, "award")["recognised"][1] == 1


@pytest.fixture
def award_round(site, committed) -> AwardRoundPage:
    """A published round that recognises one practice."""
    with committed():
        recognised = make_practice(site, "Tunnustettu")
        page = make_award_round(site)
        page.recognitions = [AwardRecognition(note="Kunta", practice=recognised)]
        page.save_revision().publish()
    return AwardRoundPage.objects.get(pk=page.pk)


def test_a_recognition_taken_back_is_counted_no_longer(client, award_round, committed):
    assert "recognised" in values_of(client, "award")
    with committed():
        award_round.recognitions = []
        award_round.save_revision().publish()

    assert values_of(client, "award") == {}


def test_a_round_that_is_unpublished_recognises_nobody(client, award_round, committed):
    with committed():
        award_round.unpublish()

    assert values_of(client, "award") == {}


def test_a_round_that_is_deleted_recognises_nobody(client, award_round, committed):
    with committed():
        award_round.delete()

    assert values_of(client, "award") == {}


def test_every_organisation_is_there_to_choose(client, site, committed):
    with committed():
        make_practice(site, organisations=tuple(f"kunta-{number}" for number in range(35)))

    assert len(values_of(client, "organisation")) == 35


def test_labels_are_in_the_readers_language(client, carried_out):
    labels = values_of(client, "work-area", "/sv/god-praxis/")

    assert labels["osallisuus"][0] == "Delaktighet"
