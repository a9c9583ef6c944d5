"""The pages that the browser looks at: every page type with the demo content, and the states it has no page for.

Run as a program by `sites.py`, on a database of its own: prints the address of every state in every language as JSON.
"""

import json
import sys

LANGUAGES = ("fi", "sv", "en")

# An account of the full site, which is served to this machine alone.
EDITOR = ("browser-editor", "only for the browser tests")

# States that an address makes, by the query string, in the library and in the search of the whole site.
LIBRARY_STATES = {
    "library with results": "?q=osallisuus",
    "library with filters": "?work-area=osallisuus&work-area=avoin-data&level=municipality",
    "library with one result": "?q=Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas",
    "library with nothing found": "?q=zzyzzyvax",
    "library with nothing found within filters": "?q=osallisuus&year=1951",
    "library with a corrected word": "?q=osalisuus",
    "library, second page": "?page=2",
    "library asked with a long word": "?q=" + "pitkäsana" * 20,
}
SITE_SEARCH_STATES = {"site search": "", "site search with results": "?q=dialogi", "site search, none": "?q=zzyzzyvax"}
FEEDBACK_STATES = ("feedback about a page", "feedback receipt", "feedback with errors")
SELECTION_STATES = ("comparison", "comparison of nothing", "briefing")
FORM_STATES = (
    "practice, sorting answered",
    "practice, sorting answered wrongly",
    "suggesting a topic",
    "suggesting a topic, wrong",
    "suggesting a topic, sent",
    "nominating a practice",
    "nominating a practice, wrong",
    "nominating a practice, sent",
    "nominating a practice, closed",
    "nominating a practice, too late",
)
ERROR_STATES = {"page not found": "ei-ole-taalla/", "fault": "fault/"}
MADE_STATES = (
    "practice with everything",
    "practice with little",
    "practice with long words",
    "commitment with everything",
    "commitment with little",
    "programme with lights",
    "event with everything",
    "event held, with materials",
    "event with long words",
    "award with an open call",
    "news with long words",
    "content with every block",
    "untranslated",
    "confirming a practice",
)
FULL_STATES = (
    *LIBRARY_STATES,
    *SITE_SEARCH_STATES,
    *SELECTION_STATES,
    "style guide",
    "sharing a practice",
    *FEEDBACK_STATES,
    *FORM_STATES,
    *ERROR_STATES,
    *MADE_STATES,
)

LONG_WORD = "Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas"
LONG_ADDRESS = "https://www.example.org/" + "hyvin-pitka-osoite-joka-ei-katkea/" * 4
LONG_TEXT = f"<p>{LONG_WORD} ja epäjärjestelmällistyttämättömyydellänsäkäänköhän, {LONG_ADDRESS}</p>"


def page_types() -> list[str]:
    """The names of the site's page types, those of every app."""
    from wagtail.models import get_page_models

    return sorted(model.__name__ for model in get_page_models() if model.__module__.split(".")[0] != "wagtail")


def addresses_by_language(page) -> dict[str, str]:
    """A page's address in each language; it is copied for translation where a language lacks it."""
    from tests import factories

    found = {version.locale.language_code: version for version in page.get_translations(inclusive=True)}
    if len(found) < len(LANGUAGES):
        addresses_by_language(page.get_parent().specific)
    for code in LANGUAGES:
        if code not in found:
            # Read anew: the rows of a page that was just made have no ids in memory.
            found[code] = factories.translate(type(page).objects.get(pk=page.pk), code)
    return {code: found[code].specific.get_url() for code in LANGUAGES}


def of_every_page_type() -> dict[str, dict[str, str]]:
    """One Finnish page of each type, that with most below it."""
    from wagtail.models import get_page_models

    found = {}
    for model in get_page_models():
        if model.__name__ in page_types():
            pages = model.objects.live().filter(locale__language_code="fi")
            page = pages.order_by("-numchild", "path").first()
            if page:
                found[model.__name__] = addresses_by_language(page)
    return found


def of_addresses(site) -> dict[str, dict[str, str]]:
    from practices.sharing.addresses import sharing_address
    from search.addresses import search_address

    libraries = {code: site.in_language(site.library, code).get_url() for code in LANGUAGES}
    homes = {code: site.in_language(site.home, code).get_url() for code in LANGUAGES}
    states = {
        "style guide": {code: f"/styleguide/?language={code}" for code in LANGUAGES},
        "sharing a practice": {code: sharing_address(code) for code in LANGUAGES},
    }
    for bases, queries in (
        (libraries, LIBRARY_STATES),
        ({code: search_address(code) for code in LANGUAGES}, SITE_SEARCH_STATES),
        (homes, ERROR_STATES),
    ):
        for name, ending in queries.items():
            states[name] = {code: base + ending for code, base in bases.items()}
    return states


def of_feedback(site) -> dict[str, dict[str, str]]:
    """The form about a page, the receipt after it, and the form with what is wrong in it (tests/browser/urls.py)."""
    from home.feedback.addresses import feedback_address
    from home.feedback.receiving import receipt_of
    from home.models import Feedback

    sent = Feedback.objects.create(language="fi", kind="other", message="Hei", path="/", sender_email="a@example.org")
    addresses = {code: feedback_address(code) for code in LANGUAGES}
    about = {code: feedback_address(code, site.library.pk) for code in LANGUAGES}
    receipts = {code: f"{address}?received={receipt_of(sent)}" for code, address in addresses.items()}
    mistakes = "kind=x&sender_email=nobody&path=https://www.example.org/"
    wrong = {code: f"{site.in_language(site.home, code).get_url()}sent/feedback/0/?{mistakes}" for code in LANGUAGES}
    return dict(zip(FEEDBACK_STATES, (about, receipts, wrong), strict=True))


def of_selections(site) -> dict[str, dict[str, str]]:
    """Comparing and printing the last three practices, those made here."""
    from practices.addresses import BRIEFING_PATHS, COMPARISON_PATHS, address_below
    from practices.models import PracticePage

    chosen = PracticePage.objects.filter(locale__language_code="fi").order_by("-pk").values_list("pk", flat=True)[:3]
    asked = zip(
        SELECTION_STATES, (COMPARISON_PATHS, COMPARISON_PATHS, BRIEFING_PATHS), (chosen, (), chosen), strict=True
    )
    return {
        state: {
            code: address_below(site.in_language(site.library, code).get_url(), paths, code, ids) for code in LANGUAGES
        }
        for state, paths, ids in asked
    }


def of_forms(site) -> dict[str, dict[str, str]]:
    """The forms of practices and of the network: empty, sent with faults, and received."""
    from network.models import AwardRoundPage
    from network.nominating.addresses import nominating_address
    from network.suggesting.addresses import suggesting_address
    from practices.models import PracticePage
    from practices.sorting.addresses import ANSWERED

    rounds = AwardRoundPage.objects.filter(locale__language_code="fi")
    open_year = next(found.year for found in rounds if found.is_call_open)
    closed_year = next(found.year for found in rounds if not found.is_call_open)
    practice = PracticePage.objects.get(title="Asukkaiden ideapörssi", locale__language_code="fi")
    practices = {page.locale.language_code: page for page in practice.get_translations(inclusive=True)}
    long_text = f"reasons={LONG_WORD}+{LONG_ADDRESS}&title={LONG_WORD}&nominator_email=nobody"
    states: dict[str, dict[str, str]] = {name: {} for name in FORM_STATES}
    for code in LANGUAGES:
        sent = f"{site.in_language(site.home, code).get_url()}sent"
        addresses = (
            f"{practices[code].get_url()}?{ANSWERED}",
            f"{sent}/sorting/{practices[code].pk}/",
            suggesting_address(code),
            f"{sent}/suggestion/0/?organisation={LONG_WORD}&sender_email=nobody",
            f"{suggesting_address(code)}?received",
            nominating_address(code, open_year),
            f"{sent}/nomination/{open_year}/?{long_text}",
            f"{nominating_address(code, open_year)}?received",
            nominating_address(code, closed_year),
            f"{sent}/nomination/{closed_year}/?{long_text}",
        )
        for name, address in zip(FORM_STATES, addresses, strict=True):
            states[name][code] = address
    return states


def make_full() -> dict[str, dict[str, str]]:
    """The demo content, and the states that it lacks."""
    from django.core.management import call_command

    from search.indexing import rebuild_embedded
    from tests import factories
    from tests.browser.made_pages import made, make_editor

    call_command("load_demo", verbosity=0, stdout=sys.stderr)
    make_editor()
    site = factories.find_small_site()
    states = {
        **of_every_page_type(),
        **made(site),
        **of_addresses(site),
        **of_feedback(site),
        **of_selections(site),
        **of_forms(site),
    }
    rebuild_embedded()
    return states


def make_bare() -> dict[str, dict[str, str]]:
    """Pages of every type with nothing in them that may be left out."""
    from wagtail.models import Locale

    from home.models import ContactPage, FeedbackPage
    from search.indexing import rebuild_embedded
    from tests import factories

    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    factories.small_site()
    site = factories.find_small_site()
    states = of_every_page_type()
    states["library without filters"] = {code: f"{states['PracticeIndexPage'][code]}?q=mitä" for code in LANGUAGES}
    programme = factories.make_programme(site)
    pages = {
        "WorkAreaPage": factories.make_work_area(site),
        "ProgrammePage": programme,
        "EventPage": factories.make_event(site, attendance="", spoken_language=""),
        "AwardRoundPage": factories.make_award_round(site),
        "NewsPage": factories.make_news(site),
        "ContentPage": factories.make_content(site.home),
        "ContactPage": factories.publish(site.home, ContactPage(title="Yhteystiedot")),
        "FeedbackPage": factories.publish(site.home, FeedbackPage(title="Palaute")),
    }
    states.update({name: addresses_by_language(page) for name, page in pages.items()})
    rebuild_embedded()
    return states


BARE_STATES = (
    "HomePage",
    "PracticeIndexPage",
    "WorkAreaIndexPage",
    "ProgrammeIndexPage",
    "NetworkPage",
    "AwardIndexPage",
    "NewsIndexPage",
    "library without filters",
    "WorkAreaPage",
    "ProgrammePage",
    "EventPage",
    "AwardRoundPage",
    "NewsPage",
    "ContentPage",
    "ContactPage",
    "FeedbackPage",
)


def main(which: str) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import translation

    call_command("migrate", interactive=False, verbosity=0)
    with translation.override("fi"):
        states = make_full() if which == "full" else make_bare()
    print(json.dumps(states))


if __name__ == "__main__":
    main(sys.argv[1])
