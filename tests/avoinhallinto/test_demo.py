"""The demo content: whole, in three languages, loaded once, translatable further, with no broken link."""

import re
from collections import Counter, defaultdict
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils.html import strip_tags
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from avoinhallinto.demo.accounts import make_accounts
from avoinhallinto.demo.content_files import read_synonyms
from avoinhallinto.models import LoadedDemoContent
from avoinhallinto.roles import ROLES
from home.terms import LevelOfGovernment, Organisation
from home.work_areas import WorkArea
from practices.models import PracticePage
from search.models import IndexedDocument, SynonymSet
from search.synonyms import phrases_in

pytestmark = pytest.mark.django_db

# Filtered lists have no end, and the feedback form about each page is the same one.
ENDLESS = re.compile(r"\b(work-area|about)=")


def test_made_up_practices_are_many_and_cover_the_field(demo_content):
    finnish = PracticePage.objects.filter(locale__language_code="fi", summary__contains="demo content")
    practices = list(finnish)

    def translated(code: str) -> int:
        keys = [practice.translation_key for practice in practices]
        return PracticePage.objects.live().filter(locale__language_code=code, translation_key__in=keys).count()

    assert len(practices) >= 36
    assert translated("sv") >= len(practices) / 2
    assert translated("en") >= len(practices) / 3
    assert {row.work_area for practice in practices for row in practice.practice_work_areas.all()} == set(WorkArea)
    assert {organisation.level for practice in practices for organisation in practice.organisations} == set(
        LevelOfGovernment
    )
    assert len({practice.region for practice in practices}) >= 5
    assert len({practice.state for practice in practices}) == 3
    assert len({practice.start_year for practice in practices}) >= 5


def test_made_up_practices_are_told_in_250_words_or_more(demo_content):
    for practice in PracticePage.objects.filter(locale__language_code="fi", summary__contains="demo content"):
        text = " ".join(strip_tags(answer.replace("<", " <")) for _name, _question, answer in practice.questions)
        words = text.split()
        assert len(words) >= 250, practice.title


def test_made_up_organisations_say_so(demo_content):
    real = {"valtiovarainministerio", "oikeusministerio", "thl", "rikosseuraamuslaitos", "kuntaliitto", "espoo"}
    real |= {"helsinki", "hollola", "kuopio", "lahti", "oulu", "raahe", "tyrnava"}

    for organisation in Organisation.objects.exclude(slug__in=real):
        assert organisation.name_fi.endswith("(esimerkki)"), organisation.slug
        assert organisation.name_sv.endswith("(exempel)"), organisation.slug
        assert organisation.name_en.endswith("(example)"), organisation.slug


def state_of_the_site() -> list[tuple]:
    return [
        *Page.objects.order_by("pk").values_list("pk", "title", "slug", "live", "latest_revision_id", "numchild"),
        *StringTranslation.objects.order_by("pk").values_list("pk", "data"),
        *Organisation.objects.order_by("pk").values_list("pk", "name_fi"),
    ]


def test_loading_twice_changes_nothing(demo_content):
    before = state_of_the_site()

    call_command("load_demo", verbosity=0)

    assert state_of_the_site() == before


def test_what_an_editor_changed_or_deleted_stays_so(demo_content):
    changed, deleted = PracticePage.objects.filter(locale__language_code="fi")[:2]
    changed.title = "Toimittajan otsikko"
    changed.save_revision().publish()
    deleted.delete()

    call_command("load_demo", verbosity=0)

    assert PracticePage.objects.get(pk=changed.pk).title == "Toimittajan otsikko"
    assert not PracticePage.objects.filter(translation_key=deleted.translation_key, locale=deleted.locale).exists()


def test_a_crawl_finds_no_broken_link(client, demo_content):
    """Every address that a reader can reach by links, from the three front pages on."""
    waiting, broken = ["/", "/sv/", "/en/"], []
    seen = set(waiting)
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        if response.status_code != 200:
            broken.append((address, response.status_code))
            continue
        for link in BeautifulSoup(response.content, "html.parser").select("a[href], link[rel=canonical]"):
            target = urlsplit(urljoin(f"http://localhost:8000{address}", link["href"]))
            if target.hostname not in ("localhost", "testserver") or ENDLESS.search(target.query):
                continue
            path = f"{target.path}?{target.query}" if target.query else target.path
            if path not in seen:
                seen.add(path)
                waiting.append(path)

    assert not broken
    assert len(seen) > 150


def test_the_addresses_that_people_know_answer_with_their_pages(client, demo_content):
    headings = {
        "/hyvat-kaytannot/": "Hyvät käytännöt",
        "/toimintaohjelmat/": "Toimintaohjelmat",
        "/avoin-demokratia-verkosto/": "Avoin demokratia -verkosto",
    }

    for address, heading in headings.items():
        assert BeautifulSoup(client.get(address).content, "html.parser").h1.get_text() == heading


def test_every_page_can_be_translated_changed_at_the_source_and_published_again(demo_content, committed):
    """As a translator would: submit, change the source, synchronise, fill what is new, publish."""
    swedish = Locale.objects.get(language_code="sv")
    kinds: Counter = Counter()
    for page in Page.objects.filter(locale__language_code="fi", depth__gt=1).order_by("path").specific():
        source, _created = TranslationSource.update_or_create_from_instance(page)
        translation, _created = Translation.objects.get_or_create(source=source, target_locale=swedish)
        page.title = f"{page.title} (muutettu)"
        page.save_revision().publish()
        source.update_from_db()
        for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=swedish,
                defaults={"data": f"oversatt-{segment.pk}" if segment.context.path == "slug" else segment.string.data},
            )
        with committed():
            translation.save_target(publish=True)
        target = translation.get_target_instance()
        assert target.live
        kinds[type(page).__name__] += 1

    assert kinds["PracticePage"] > 36


def test_accounts_keep_their_passwords(demo_content, settings, tmp_path, client):
    settings.VAR_DIR = tmp_path

    first = make_accounts()

    assert make_accounts() == first
    assert set(first) == {f"demo-{role.key}" for role in ROLES}
    assert (tmp_path / "demo-accounts.json").stat().st_mode & 0o077 == 0
    for name, password in first.items():
        assert client.login(username=name, password=password)
        assert client.get("/admin/").status_code == 200


def test_no_text_names_a_link_that_the_loader_could_not_follow(demo_content):
    for document in IndexedDocument.objects.all():
        assert not re.search(r"\]\((page:|http)", document.body), document.title


def test_generated_practices_are_found(client, demo_content, committed):
    with committed():
        call_command("load_demo", practices=30, seed=7, verbosity=0)

    page = client.get("/hyvat-kaytannot/", {"q": "luotu esimerkkisisältö"}).content.decode()

    assert IndexedDocument.objects.filter(page_type="practice", is_deleted=False).count() >= 30 + 36
    assert "Luotua esimerkkisisältöä" in BeautifulSoup(page, "html.parser").get_text()


def test_the_fields_words_are_many_sets_of_synonyms_in_three_languages(demo_content):
    sets = [row.word_set for row in SynonymSet.objects.all()]

    assert len(sets) >= 250
    assert all(set(word_set.phrases) == {"fi", "sv", "en"} and all(word_set.phrases.values()) for word_set in sets)


def test_every_word_of_the_field_is_in_one_set_only():
    places: dict[tuple, list] = defaultdict(list)
    for key, words in read_synonyms().items():
        for language, text in words.items():
            for phrase in phrases_in(text, language):
                assert phrase.words, (key, phrase.text)
                for term in phrase.words[0]:
                    places[language, term].append((key, phrase))
    same = {
        (language, one.text, key, other.text, other_key)
        for (language, _term), found in places.items()
        for place, (key, one) in enumerate(found)
        for other_key, other in found[:place]
        if one is not other and one.is_same(other)
    }

    assert same == set()


def test_what_editors_made_of_the_synonyms_stays_so(demo_content):
    changed = SynonymSet.objects.get(words_fi__startswith="osallistuva budjetointi")
    changed.words_fi = "osallistuva budjetointi\nasukasbudjetti"
    changed.save()
    SynonymSet.objects.get(words_fi__startswith="kirjasto").delete()
    number = SynonymSet.objects.count()

    call_command("load_demo", verbosity=0)

    changed.refresh_from_db()
    assert changed.words_fi == "osallistuva budjetointi\nasukasbudjetti"
    assert SynonymSet.objects.count() == number


def test_a_word_that_an_editor_has_in_a_set_already_stays_in_that_alone(demo_content):
    LoadedDemoContent.objects.filter(key="synonyms:library").delete()
    SynonymSet.objects.filter(words_fi="kirjasto").delete()
    SynonymSet.objects.create(words_fi="kirjasto\nlainasto")

    call_command("load_demo", verbosity=0)

    assert SynonymSet.objects.filter(words_fi__contains="kirjasto").count() == 1
