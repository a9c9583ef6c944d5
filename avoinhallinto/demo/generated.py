"""Generated practices, for measuring: seeded, with varied words, written in bulk past the page signals."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils import timezone
from wagtail.models import Page

from home.terms import Method, Organisation, Region, TargetGroup, Theme
from home.work_areas import WorkArea
from practices.models import (
    PracticeIndexPage,
    PracticeMethod,
    PracticeOrganisation,
    PracticePage,
    PracticeTargetGroup,
    PracticeTheme,
    PracticeWorkArea,
)
from practices.models.practice_page import PracticeState

WRITTEN_AT_ONCE = 500
Progress = Callable[[int, int], None]

WHO = (
    *("Asukkaat", "Kuntalaiset", "Nuoret", "Ikäihmiset", "Viranhaltijat", "Päättäjät", "Järjestöt", "Yrittäjät"),
    *("Kyläläiset", "Vanhemmat", "Opettajat", "Asiantuntijat", "Vapaaehtoiset", "Tulkit", "Suunnittelijat"),
)
DID = (
    *("keskustelivat", "arvioivat", "ehdottivat", "suunnittelivat", "kokosivat", "selkeyttivät", "julkaisivat"),
    *("kommentoivat", "vertailivat", "testasivat", "ratkaisivat", "kartoittivat", "kuulivat", "priorisoivat"),
)
WHAT = (
    *("talousarviota", "päätösehdotuksia", "palveluverkkoa", "lupahakemuksia", "kaavaluonnosta", "selkokieltä"),
    *("avointa dataa", "rajapintaa", "avustusehtoja", "lähidemokratiaa", "osallistumisohjelmaa", "hankintoja"),
    *("liikennejärjestelyjä", "kirjastopalveluja", "tietopyyntöjä", "kokouskäytäntöjä", "verkkosivuja", "tiedotteita"),
)
HOW = (
    *("etäkokouksessa", "työpajassa", "kirjastossa", "kylätalolla", "karttakyselyssä", "kansalaisraadissa"),
    *("valtuustosalissa", "koulussa", "torilla", "verkossa", "dialogissa", "lautakunnassa", "nuorisotalolla"),
)
THEN = (
    *("Palaute koottiin ja julkaistiin.", "Tulokset esiteltiin lautakunnalle.", "Kokeilu jatkuu ensi vuonna."),
    *("Ehdotuksista kolmannes toteutettiin.", "Materiaalit ovat kaikkien käytettävissä."),
    *("Osallistujat kertoivat luottamuksen kasvaneen.", "Kustannukset pysyivät pieninä."),
    *("Saavutettavuus tarkistettiin ennen julkaisua.", "Opimme, että kutsun kieli ratkaisee."),
)
KINDS = ("raati", "ilta", "kysely", "kierros", "paja", "foorumi", "avaus", "kokeilu", "kumppanuus", "palvelu")
THINGS = ("Kylä", "Budjetti", "Data", "Lupa", "Kaava", "Nuoriso", "Kirjasto", "Palaute", "Dialogi", "Luottamus")


def generate_practices(number: int, seed: int, progress: Progress = lambda done, total: None) -> list[UUID]:
    """Adds `number` practices to the Finnish library. Gives their translation keys, for the index."""
    library = PracticeIndexPage.objects.get(locale__language_code="fi")
    chance = random.Random(seed)  # noqa: S311 - the same seed must give the same practices
    terms = {model: list(model.objects.all()) for model in (Organisation, TargetGroup, Theme, Method)}
    keys: list[UUID] = []
    while len(keys) < number:
        size = min(WRITTEN_AT_ONCE, number - len(keys))
        with transaction.atomic():
            keys += _write_batch(library, size, chance, terms)
        progress(len(keys), number)
    return keys


def _write_batch(library: Page, size: int, chance: random.Random, terms: dict) -> list[UUID]:
    library = PracticeIndexPage.objects.select_for_update().get(pk=library.pk)
    last = library.get_last_child()
    first_step = (Page._str2int(last.path[-Page.steplen :]) if last else 0) + 1
    practices = [
        _practice(library, Page._get_path(library.path, library.depth + 1, step), step, chance)
        for step in range(first_step, first_step + size)
    ]
    _insert_pages(practices)
    Page.objects.filter(pk=library.pk).update(numchild=models.F("numchild") + size)
    _insert_rows(practices, chance, terms)
    return [practice.translation_key for practice in practices]


def _practice(library: Page, path: str, place: int, chance: random.Random) -> PracticePage:
    start = chance.randint(2012, 2026)
    has_ended = chance.random() < 0.2
    title = f"{chance.choice(THINGS)}{chance.choice(KINDS)} {place}"
    slug = f"luotu-{place}-{chance.randrange(16**6):06x}"
    published = timezone.now() - timedelta(days=chance.randrange(2_000))
    return PracticePage(
        path=path,
        depth=library.depth + 1,
        numchild=0,
        title=title,
        draft_title=title,
        slug=slug,
        url_path=f"{library.url_path}{slug}/",
        content_type=ContentType.objects.get_for_model(PracticePage),
        locale_id=library.locale_id,
        translation_key=UUID(int=chance.getrandbits(128), version=4),
        live=True,
        first_published_at=published,
        last_published_at=published,
        summary=f"{_sentence(chance)} Luotua esimerkkisisältöä (demo content).",
        what_was_done=_paragraphs(chance, 3),
        what_was_achieved=_paragraphs(chance, 2),
        what_next=_paragraphs(chance, 1),
        region=chance.choice(Region.values),
        start_year=start,
        end_year=min(2026, start + chance.randint(0, 5)) if has_ended else None,
        state=PracticeState.ENDED if has_ended else chance.choice([PracticeState.IN_USE, PracticeState.PILOT]),
        last_confirmed_on=timezone.localdate() - timedelta(days=chance.randrange(800)),
    )


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(WHO)} {chance.choice(DID)} {chance.choice(WHAT)} {chance.choice(HOW)}."


def _paragraphs(chance: random.Random, number: int) -> str:
    return "".join(
        f"<p>{' '.join(_sentence(chance) for _ in range(chance.randint(3, 6)))} {chance.choice(THEN)}</p>"
        for _ in range(number)
    )


def _insert_pages(practices: list[PracticePage]) -> None:
    """Inserts pages with their practice rows: Django's bulk_create does not take models that inherit a table."""
    names = [field.name for field in Page._meta.concrete_fields if not field.primary_key]
    bases = [Page(**{name: getattr(practice, name) for name in names}) for practice in practices]
    Page.objects.bulk_create(bases)
    ids = dict(Page.objects.filter(path__in=[base.path for base in bases]).values_list("path", "pk"))
    for practice in practices:
        practice.pk = practice.id = practice.page_ptr_id = ids[practice.path]
    fields = PracticePage._meta.local_concrete_fields
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    rows = [
        [field.get_db_prep_save(getattr(practice, field.attname), connection) for field in fields]
        for practice in practices
    ]
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(PracticePage._meta.db_table)
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)  # noqa: S608 - our own names


def _insert_rows(practices: list[PracticePage], chance: random.Random, terms: dict) -> None:
    for model, rows in _rows(practices, chance, terms).items():
        model.objects.bulk_create(rows)


def _rows(practices: list[PracticePage], chance: random.Random, terms: dict) -> dict[type, list[models.Model]]:
    found: dict[type, list[models.Model]] = {}

    def add(row: models.Model) -> None:
        found.setdefault(type(row), []).append(row)

    def some(model: type, most: int) -> Iterator:
        return enumerate(chance.sample(terms[model], min(len(terms[model]), chance.randint(1, most))))

    for practice in practices:
        for order, area in enumerate(chance.sample(WorkArea.values, chance.randint(1, 3))):
            add(PracticeWorkArea(practice=practice, work_area=area, sort_order=order))
        for order, term in some(Organisation, 2):
            add(PracticeOrganisation(practice=practice, organisation=term, sort_order=order))
        for order, term in some(TargetGroup, 3):
            add(PracticeTargetGroup(practice=practice, target_group=term, sort_order=order))
        for order, term in some(Theme, 2):
            add(PracticeTheme(practice=practice, theme=term, sort_order=order))
        for order, term in some(Method, 2):
            add(PracticeMethod(practice=practice, method=term, sort_order=order))
    return found
