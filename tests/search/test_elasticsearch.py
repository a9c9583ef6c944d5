"""Elasticsearch beside the embedded engine: the same answers, kept current, rebuilt while it serves; its faults."""

import os
import signal
import threading
import time
from datetime import timedelta
from itertools import product
from statistics import quantiles

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from home.work_areas import WorkArea
from practices.facets import LIBRARY_FACETS
from search.analysis import LANGUAGES
from search.engines import engine_named
from search.engines.base import EngineQuery, EngineUnavailable
from search.engines.elasticsearch import indices, writing
from search.engines.elasticsearch.client import write_client
from search.engines.elasticsearch.writing import send_waiting
from search.indexing import reconcile, sync
from search.matching import match_plan
from search.models import IndexedDocument, WaitingForElasticsearch
from search.query import Sort
from search.rebuild_lock import rebuild_lock
from search.resending import Resender
from tests.elasticsearch_server import elasticsearch_command, forget_clients, start_or_skip
from tests.factories import make_practice, translate

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

THREE = ("--name", "three")
FACETS = [facet.name for facet in LIBRARY_FACETS]


def refreshed_answer(text: str = "", language: str = "fi", **query):
    """What Elasticsearch answers once it has made all that it took searchable."""
    write_client().indices.refresh(index=indices.alias_of(language))
    return engine_named("elasticsearch").search(engine_query(text, language, **query))


def engine_query(text: str = "", language: str = "fi", **query) -> EngineQuery:
    match = match_plan(text, language) if text else ()
    return EngineQuery(language=language, match=match, facets=FACETS, **{"sort": Sort.RELEVANCE, **query})


@pytest.fixture(autouse=True)
def _no_thread(monkeypatch):
    """A thread does not see a test's transaction: sending again is tried by itself."""
    monkeypatch.setattr(Resender, "nudge", lambda self: None)


@pytest.fixture
def practices(site, committed, elasticsearch):
    with committed():
        practices = [
            make_practice(site, "Asukasraati", what_was_done="<p>Osallistimme asukkaita kaavoitukseen.</p>"),
            make_practice(site, "Ostolaskut", work_areas=(WorkArea.OPEN_DATA,), organisations=("thl",)),
            make_practice(site, "Kirjeet", work_areas=(WorkArea.OPEN_DATA, WorkArea.TRUST), organisations=("lahti",)),
        ]
        translate(practices[0], "sv", title="Invånarpanel", slug="invanarpanel")
    call_command("search_rebuild", engine="elasticsearch", verbosity=0)
    return practices


def test_a_rebuild_of_both_engines_writes_each_document_once(practices):
    IndexedDocument.objects.update(analyser="of another time")

    call_command("search_rebuild", verbosity=0)

    write_client().indices.refresh(index=indices.alias_of("fi"))
    written = write_client().indices.stats(index=indices.alias_of("fi"))["_all"]["primaries"]
    assert written["indexing"]["index_total"] == written["docs"]["count"] > 3
    assert not WaitingForElasticsearch.objects.exists()


def test_both_engines_answer_alike(practices):
    texts = ["", "asukkaiden", "asukkaat kirje", '"osallistimme asukkaita"', "invånarpanelen", "käytäntö thl"]
    choices = [
        {},
        {"work-area": ["avoin-data"]},
        {"work-area": ["avoin-data", "luottamus"], "level": ["municipality"]},
    ]
    for language, text, filters, sort in product(LANGUAGES, texts, choices, Sort):
        query = engine_query(text, language, filters=filters, sort=sort)
        asked = (language, text, filters, sort)
        assert engine_named("elasticsearch").search(query) == engine_named("embedded").search(query), asked


def test_what_is_published_changed_and_removed_follows(site, practices, committed):
    with committed():
        new = make_practice(site, "Lupapalvelu")
    assert refreshed_answer("lupapalvelut").total == 1

    with committed():
        new.title = "Kuulemiset"
        new.save_revision().publish()
    assert refreshed_answer("lupapalvelut").total == 0
    assert refreshed_answer("kuuleminen").total == 1

    with committed():
        new.unpublish()
    assert refreshed_answer("kuuleminen").total == 0
    assert not WaitingForElasticsearch.objects.exists()


def test_a_late_writing_never_overwrites_a_newer_one(practices):
    key = practices[0].translation_key
    rows = dict(writing.groups_of_rows([key]))[key]
    stale = writing.action_for("fi", indices.alias_of("fi"), key, rows)
    IndexedDocument.objects.filter(translation_key=key).update(title_terms="uudempi", revision=rows[0].revision + 1)
    writing.enqueue([key], rows[0].revision + 1)
    send_waiting()

    answer = write_client().options(ignore_status=409).index(
        index=stale["_index"], id=stale["_id"], document=stale["_source"], version=stale["version"],
        version_type=stale["version_type"],
    )  # fmt: skip

    assert answer["status"] == 409


def test_a_refused_page_stops_no_other_and_is_tried_again_later(site, practices, committed):
    refused, other = practices[1], practices[2]
    IndexedDocument.objects.filter(page_id=refused.pk).update(facets={"year": {"not": "a value"}})
    writing.enqueue([refused.translation_key, other.translation_key], 10**6)
    IndexedDocument.objects.filter(page_id__in=[refused.pk, other.pk]).update(revision=10**6)

    assert send_waiting() == 1

    waiting = WaitingForElasticsearch.objects.get()
    assert (waiting.translation_key, waiting.attempts) == (refused.translation_key, 1)
    assert waiting.last_error
    assert waiting.next_attempt_at > timezone.now()


def test_reconciling_mends_what_was_lost_on_either_side(practices):
    lost, extra = practices[0].translation_key, "00000000-0000-4000-8000-000000000000"
    alias = indices.alias_of("fi")
    write_client().delete(index=alias, id=str(lost), refresh=True)
    write_client().index(index=alias, id=extra, document={"language": "fi", "page_type": "practice"}, refresh=True)

    reconcile()

    write_client().indices.refresh(index=alias)
    ids = {hit["_id"] for hit in write_client().search(index=alias, size=100)["hits"]["hits"]}
    assert str(lost) in ids
    assert extra not in ids


def test_status_is_quiet_when_all_is_well_and_names_what_is_off(practices, capsys):
    call_command("search_status")
    write_client().indices.refresh(index=f"{indices.alias_of('sv')}")
    write_client().delete(index=indices.alias_of("sv"), id=str(practices[0].translation_key), refresh=True)

    with pytest.raises(SystemExit):
        call_command("search_status")

    assert "search_reconcile" in capsys.readouterr().err


def test_an_old_index_serves_until_the_new_one_is_whole(practices, monkeypatch):
    """A rebuild that dies half-way leaves the old index behind the alias; the next one cleans up."""
    before = indices.current_index(write_client(), "fi")

    def die(*args, **kwargs):
        raise EngineUnavailable("killed on purpose")

    with monkeypatch.context() as patch:
        patch.setattr("search.engines.elasticsearch.rebuilding.swap_alias", die)
        with pytest.raises(CommandError, match="old index goes on serving"):
            call_command("search_rebuild", engine="elasticsearch", language="fi")

    assert indices.current_index(write_client(), "fi") == before
    assert refreshed_answer("kaavoitus").total == 1
    call_command("search_rebuild", engine="elasticsearch", language="fi", verbosity=0)
    assert list(write_client().indices.get(index=f"{indices.alias_of('fi')}-*")) == [
        indices.current_index(write_client(), "fi")
    ]


def test_a_second_rebuild_says_so_and_ends(practices):
    refused = []

    def rebuild() -> None:
        try:
            call_command("search_rebuild", engine="elasticsearch", language="fi", verbosity=0)
        except CommandError as error:
            refused.append(str(error))

    with rebuild_lock():
        second = threading.Thread(target=rebuild)
        second.start()
        second.join()

    assert refused == ["Another rebuild is running; this one has done nothing."]


def test_a_page_published_while_a_rebuild_runs_is_in_the_new_index(site, practices, committed, monkeypatch):
    from search.engines.elasticsearch import rebuilding

    create_index = rebuilding.create_index

    def create_and_publish(client, language):
        index = create_index(client, language)
        with committed():
            make_practice(site, "Kesken rakentamisen")
        return index

    monkeypatch.setattr("search.engines.elasticsearch.rebuilding.create_index", create_and_publish)
    call_command("search_rebuild", engine="elasticsearch", language="fi", verbosity=0)

    assert refreshed_answer("rakentaminen").total == 1


# Faults of the server itself: an instance of their own, which they stop, freeze and kill.


@pytest.fixture
def breakable(settings):
    """An Elasticsearch that the test may break: a function that runs scripts/elasticsearch on it."""
    settings.ELASTICSEARCH_URL = start_or_skip("--name", "faults", "--port", "9330", "--fresh")
    settings.ELASTICSEARCH_INDEX_PREFIX = "faults"
    forget_clients()
    yield lambda command: elasticsearch_command(command, "--name", "faults")
    elasticsearch_command("kill", "--name", "faults")
    forget_clients()


def searches(client, number: int, meanwhile=lambda place: None) -> list[float]:
    """Searches the library `number` times and gives each one's seconds; all must be answered with the practice."""
    taken = []
    for place in range(number):
        meanwhile(place)
        start = time.perf_counter()
        response = client.get("/hyvat-kaytannot/", {"q": "asukkaiden"})
        taken.append(time.perf_counter() - start)
        assert response.status_code == 200
        assert "Asukasraati" in response.content.decode()
    return taken


def p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1]


def kill(run) -> None:
    run("kill")


def freeze(run) -> None:
    """The server holds its connections and answers nothing: each search finds out by its time-out."""
    os.kill(int(run("status").split("\t")[1]), signal.SIGSTOP)


@pytest.mark.parametrize("break_it", [kill, freeze])
def test_no_search_fails_or_waits_when_elasticsearch_does_not_answer(
    client, site, committed, breakable, break_it, settings
):
    with committed():
        make_practice(site, "Asukasraati", what_was_done="<p>Osallistimme asukkaita.</p>")
    call_command("search_rebuild", engine="elasticsearch", verbosity=0)
    searches(client, 3)

    taken = searches(client, 200, lambda place: break_it(breakable) if place == 50 else None)

    assert max(taken[50:]) < 1.5
    # Afterwards as quick as where there is no Elasticsearch at all; a fifth of a second is quick on any machine.
    settings.ELASTICSEARCH_URL = ""
    assert p95(taken[60:]) < max(0.2, 1.5 * p95(searches(client, 100)))


def test_what_is_published_meanwhile_is_there_when_elasticsearch_returns(site, committed, breakable):
    call_command("search_rebuild", engine="elasticsearch", verbosity=0)
    breakable("stop")
    with committed():
        make_practice(site, "Katkon aikana")
    assert WaitingForElasticsearch.objects.count() == 1
    elasticsearch_command("start", "--name", "faults")
    forget_clients()

    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=True):
        Resender().send()

    assert refreshed_answer("katkon").total == 1
    assert not WaitingForElasticsearch.objects.exists()


def test_one_of_three_nodes_killed_loses_nothing(client, site, committed, settings):
    settings.ELASTICSEARCH_URL = start_or_skip(
        "--name", "three", "--port", "9350", "--nodes", "3", "--heap", "256m", "--fresh"
    )
    settings.ELASTICSEARCH_INDEX_PREFIX = "three"
    forget_clients()
    try:
        with committed():
            make_practice(site, "Asukasraati", what_was_done="<p>Osallistimme asukkaita.</p>")
        call_command("search_rebuild", engine="elasticsearch", verbosity=0)
        write_client().cluster.health(wait_for_status="green", timeout="30s")

        searches(
            client,
            60,
            lambda place: elasticsearch_command("kill", "--name", "three", "--node", "2") if place == 20 else None,
        )

        with committed():
            make_practice(site, "Solmun jälkeen")
        assert refreshed_answer("solmu").total == 1
        assert refreshed_answer("osallistaa").total == 1
        sync([site.home.pk])
        assert not WaitingForElasticsearch.objects.exists()
    finally:
        elasticsearch_command("stop", *THREE)
        forget_clients()
