"""Made-up pages for the style guide. They are not saved, and their links lead to the front page."""

from datetime import date, datetime, timedelta
from itertools import count

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from home.frame import LANGUAGE_NAMES, Frame, LanguageLink
from home.models import ContentPage, NewsPage, Organisation
from home.work_areas import WorkArea
from network.models import EventPage
from practices.models import PracticeOrganisation, PracticePage, PracticeWorkArea, WorkAreaPage
from programmes.models import CommitmentPage

# Longer than any word of the real content: it must break rather than stick out.
LONG_WORD = "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas"


class Samples:
    """Makes sample pages for one style guide, below the home page of `site`."""

    def __init__(self, site: Site | None) -> None:
        self._numbers = count(10_000_001)
        self._url_path = site.root_page.url_path if site else "/"
        self._locales = {locale.language_code: locale for locale in Locale.objects.all()}

    def page(self, title: str, language: str = "en", model: type[Page] = ContentPage, **fields) -> Page:
        locale = self._locales.get(language) or Locale(language_code=language)
        return model(pk=next(self._numbers), title=title, url_path=self._url_path, depth=3, locale=locale, **fields)

    def organisation(self, name: str) -> Organisation:
        return Organisation(slug="sample", name_fi=name)

    def practice(self, title: str, *areas: WorkArea, language: str = "en", **fields) -> PracticePage:
        practice = self.page(title, language, PracticePage, **fields)
        practice.practice_work_areas = [PracticeWorkArea(work_area=area) for area in areas]
        organisation = self.organisation("Sample town")
        practice.practice_organisations = [PracticeOrganisation(organisation=organisation)]
        return practice

    def event(self, title: str, days: int, hours: int = 1, **fields) -> EventPage:
        starts_at = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=days)
        fields = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=hours), **fields}
        return self.page(title, "en", EventPage, **fields)

    def news(self, title: str, **fields) -> NewsPage:
        return self.page(title, "en", NewsPage, published_on=date(2026, 3, 14), **fields)

    def work_area(self, area: WorkArea, **fields) -> WorkAreaPage:
        return self.page(str(area.label), "en", WorkAreaPage, code=area.value, **fields)

    def commitment(self, number: str, title: str) -> CommitmentPage:
        return self.page(title, "en", CommitmentPage, number=number)

    def frame(self, number: int = 4) -> Frame:
        titles = ["Good practices", "Work areas", "Action plans", "Open Democracy Network", LONG_WORD.capitalize()]
        home = self.page("Open Government")
        home.depth = 2
        menu = [self.page(title) for title in titles[:number]]
        links = [LanguageLink(code, name, "#", code == "en", True) for code, name in LANGUAGE_NAMES.items()]
        return Frame(menu, [home], links, [self.page("Contact"), self.page("Accessibility")])


class Row(dict):
    """Named values where a template reads attributes: a document, a row, a setting."""

    def __getattr__(self, name: str) -> object:
        return self[name]


def moment(day: int) -> datetime:
    return timezone.make_aware(datetime(2027, 5, day, 9, 0))
