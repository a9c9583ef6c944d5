"""Pages for tests: each function makes one page, published, with what it needs and nothing random."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from home.models import ContentPage, HomePage, NewsIndexPage, NewsPage, Organisation
from home.work_areas import WorkArea
from network.models import AwardIndexPage, AwardRoundPage, EventPage, NetworkPage
from practices.models import (
    PracticeCommitment,
    PracticeIndexPage,
    PracticeOrganisation,
    PracticePage,
    PracticeWorkArea,
    WorkAreaIndexPage,
    WorkAreaPage,
)
from programmes.models import CommitmentPage, ProgrammeIndexPage, ProgrammePage

_numbers = count(1)


@dataclass
class SmallSite:
    """The pages that every test of the public site stands on; `home` etc. are Finnish, `in_language` gives others."""

    home: HomePage
    library: PracticeIndexPage
    work_areas: WorkAreaIndexPage
    programmes: ProgrammeIndexPage
    network: NetworkPage
    awards: AwardIndexPage
    news: NewsIndexPage

    def in_language(self, page: Page, code: str) -> Page:
        return page.get_translation(Locale.objects.get(language_code=code)).specific


def publish(parent: Page, page: Page) -> Page:
    """Adds a page below its parent and publishes it as the admin does, with a revision."""
    page.locale = page.locale if page.locale_id else parent.locale
    parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def translate(page: Page, code: str, **texts) -> Page:
    """A published copy of a page in another language; its parent must be there in that language."""
    translated = page.copy_for_translation(Locale.objects.get(language_code=code))
    for name, text in texts.items():
        setattr(translated, name, text)
    translated.save_revision().publish()
    return type(page).objects.get(pk=translated.pk)


def small_site() -> None:
    """Makes the site's fixed pages in place of whatever pages there are."""
    finnish = Locale.objects.get(language_code="fi")
    root = Page.get_first_root_node()
    Site.objects.all().delete()
    root.get_children().delete()
    root = Page.objects.get(pk=root.pk)
    home = publish(root, HomePage(title="Avoin hallinto", slug="fi", locale=finnish))
    Site.objects.create(hostname="localhost", port=80, root_page=home, is_default_site=True)
    publish(home, PracticeIndexPage(title="Hyvät käytännöt", slug="hyvat-kaytannot", show_in_menus=True))
    publish(home, WorkAreaIndexPage(title="Työalueet", slug="tyoalueet"))
    publish(home, ProgrammeIndexPage(title="Toimintaohjelmat", slug="toimintaohjelmat"))
    network = publish(home, NetworkPage(title="Verkosto", slug="avoin-demokratia-verkosto"))
    publish(network, AwardIndexPage(title="Demokratiatunnustus", slug="demokratiatunnustus"))
    publish(home, NewsIndexPage(title="Ajankohtaista", slug="ajankohtaista"))
    small = find_small_site()
    for code, titles in TRANSLATED_TITLES.items():
        for name, (title, slug) in titles.items():
            translate(getattr(small, name), code, title=title, slug=slug)


def find_small_site() -> SmallSite:
    def finnish(model: type[Page]) -> Page:
        return model.objects.get(locale__language_code="fi")

    return SmallSite(
        home=finnish(HomePage),
        library=finnish(PracticeIndexPage),
        work_areas=finnish(WorkAreaIndexPage),
        programmes=finnish(ProgrammeIndexPage),
        network=finnish(NetworkPage),
        awards=finnish(AwardIndexPage),
        news=finnish(NewsIndexPage),
    )


TRANSLATED_TITLES = {
    "sv": {
        "home": ("Öppen förvaltning", "sv"),
        "library": ("God praxis", "god-praxis"),
        "work_areas": ("Arbetsområden", "arbetsomraden"),
        "programmes": ("Handlingsprogram", "handlingsprogram"),
        "network": ("Nätverket", "natverket-oppen-demokrati"),
        "awards": ("Demokratiutmärkelsen", "demokratiutmarkelsen"),
        "news": ("Aktuellt", "aktuellt"),
    },
    "en": {
        "home": ("Open Government", "en"),
        "library": ("Good practices", "good-practices"),
        "work_areas": ("Work areas", "work-areas"),
        "programmes": ("Action plans", "action-plans"),
        "network": ("Network", "open-democracy-network"),
        "awards": ("Demokratiatunnustus", "demokratiatunnustus"),
        "news": ("News", "news"),
    },
}


def make_organisation(slug: str = "oulu", level: str = "municipality", **names) -> Organisation:
    fields = {"name_fi": slug.capitalize(), "level": level, **names}
    return Organisation.objects.get_or_create(slug=slug, defaults=fields)[0]


def make_practice(
    site: SmallSite,
    title: str = "Asukasraati",
    *,
    work_areas: tuple[str, ...] = (WorkArea.PARTICIPATION,),
    organisations: tuple[str, ...] = ("oulu",),
    commitments: tuple[CommitmentPage, ...] = (),
    **fields,
) -> PracticePage:
    practice = PracticePage(
        title=title, slug=f"kaytanto-{next(_numbers)}", **{"what_was_done": "<p>Kysyttiin asukkailta.</p>", **fields}
    )
    practice.practice_work_areas = [PracticeWorkArea(work_area=area) for area in work_areas]
    practice.practice_organisations = [
        PracticeOrganisation(organisation=make_organisation(slug)) for slug in organisations
    ]
    practice.practice_commitments = [PracticeCommitment(commitment=commitment) for commitment in commitments]
    return publish(site.library, practice)


def make_programme(site: SmallSite, **fields) -> ProgrammePage:
    values = {"title": "V toimintaohjelma", "number": "V", "start_year": 2023, "end_year": 2027, **fields}
    return publish(site.programmes, ProgrammePage(**values))


def make_commitment(parent: Page, number: str = "1", title: str = "Kansalliset dialogit", **fields) -> CommitmentPage:
    return publish(parent, CommitmentPage(title=title, number=number, **fields))


def make_work_area(site: SmallSite, code: str = WorkArea.PARTICIPATION, title: str = "Osallisuus") -> WorkAreaPage:
    return publish(site.work_areas, WorkAreaPage(title=title, code=code))


def make_event(site: SmallSite, title: str = "Hyvät käytännöt", days: int = 7, **fields) -> EventPage:
    """An event that starts `days` from now (before, if negative) and lasts an hour."""
    starts_at = timezone.now().replace(microsecond=0) + timedelta(days=days)
    values = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1), **fields}
    rows = {name: values.pop(name) for name in ("practices_told", "event_commitments") if name in values}
    event = EventPage(title=title, slug=f"tapahtuma-{next(_numbers)}", **values)
    for name, members in rows.items():
        setattr(event, name, members)
    return publish(site.network, event)


def make_award_round(site: SmallSite, year: int = 2025, **fields) -> AwardRoundPage:
    return publish(
        site.awards, AwardRoundPage(title=f"Demokratiatunnustus {year}", year=year, theme="Dialogi", **fields)
    )


def make_news(site: SmallSite, title: str = "Uutinen", **fields) -> NewsPage:
    return publish(site.news, NewsPage(title=title, **fields))


def make_content(parent: Page, title: str = "Tietoa", **fields) -> ContentPage:
    return publish(parent, ContentPage(title=title, **fields))
