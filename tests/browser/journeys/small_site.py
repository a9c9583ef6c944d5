"""The site on which journeys begin: the fixed pages in three languages, the eight work areas, a few pages of each
kind, and an account of each role. A journey that needs something else adds it here, under a name of its own.

Run as a program by `tests/browser/sites.py`: prints the address of every named page in every language as JSON.
"""

import json
import sys

LANGUAGES = ("fi", "sv", "en")
PASSWORD = "journeys begin here"  # noqa: S105 - of accounts that live as long as a test
TEAM_EMAIL = "tiimi@example.org"

# What the admin speaks to each role: their own language.
LANGUAGES_OF_ROLES = {"translator-sv": "sv", "translator-en": "en"}


def make_accounts() -> None:
    """An account of each role, whose admin speaks the role's own language."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from wagtail.users.models import UserProfile

    from avoinhallinto.roles import ROLES, set_up_roles

    set_up_roles()
    for role in ROLES:
        user = get_user_model().objects.create_user(role.key, f"{role.key}@example.org", PASSWORD)
        user.groups.set([Group.objects.get(name=role.group)])
        UserProfile.objects.create(user=user, preferred_language=LANGUAGES_OF_ROLES.get(role.key, "fi"))


def make_work_areas(site) -> dict:
    """The pages of the work areas, translated, by code."""
    from django.utils import translation

    from home.work_areas import WorkArea
    from tests import factories

    pages = {}
    for area in WorkArea:
        pages[area.value] = factories.make_work_area(site, area.value, str(area.label))
        for code in ("sv", "en"):
            with translation.override(code):
                factories.translate(pages[area.value], code, title=str(area.label))
    return pages


def make_translated_practice(site):
    """A practice that is translated into Swedish piece by piece."""
    from home.work_areas import WorkArea
    from tests import factories
    from tests.home.translating.pieces import start_translation

    practice = factories.make_practice(
        site,
        "Asukasraati",
        work_areas=(WorkArea.PARTICIPATION,),
        summary="Asukkaat suunnittelivat terveysaseman aukioloajat. Demo content.",
        what_was_done="<p>Kutsuimme arvalla 20 asukasta.</p><p>He kokoontuivat kolme kertaa.</p>",
        start_year=2022,
    )
    swedish = {
        "Asukasraati": "Invånarpanel",
        "asukasraati": "invanarpanel",
        "Asukkaat suunnittelivat terveysaseman aukioloajat. Demo content.": (
            "Invånarna planerade hälsostationens öppettider. Demo content."
        ),
        "Kutsuimme arvalla 20 asukasta.": "Vi bjöd in 20 invånare genom lottning.",
        "He kokoontuivat kolme kertaa.": "De träffades tre gånger.",
    }
    translation = start_translation(practice, "sv")
    translate_pieces(translation, swedish | {practice.slug: "invanarpanel"})
    translation.save_target(publish=True)
    return practice


def translate_pieces(translation, texts: dict[str, str]) -> None:
    """Translates the pieces of a page by a dictionary of its texts, all of which must be in it."""
    from wagtail_localize.models import StringSegment, StringTranslation

    for segment in StringSegment.objects.filter(source=translation.source_id).select_related("string"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=texts[segment.string.data],
        )


def make_pages(site) -> dict:
    from django.utils import timezone

    from home.models import ContactPage, ContactSettings, FeedbackPage
    from home.work_areas import WorkArea
    from tests import factories

    contact = ContactSettings.load()
    contact.email = TEAM_EMAIL
    contact.save()
    factories.make_organisation("oulu", name_fi="Oulu", name_sv="Uleåborg", name_en="Oulu")
    # It runs whenever the journeys are made: its commitments are assessed in each half-year.
    programme = factories.make_programme(site, end_year=max(2027, timezone.localdate().year))
    commitment = factories.make_commitment(programme)
    pages = {
        "translated practice": make_translated_practice(site),
        "other practice": factories.make_practice(
            site, "Ideapörssi", work_areas=(WorkArea.OPEN_DATA,), commitments=(commitment,)
        ),
        "programme": programme,
        "commitment": commitment,
        "coming event": factories.make_event(site, "Tuleva tilaisuus", days=30, place="Teams"),
        "contact page": factories.publish(site.home, ContactPage(title="Yhteystiedot")),
        "feedback page": factories.publish(site.home, FeedbackPage(title="Palaute")),
    }
    return pages | {f"work area {code}": page for code, page in make_work_areas(site).items()}


def addresses_by_language(page) -> dict[str, str]:
    """A page's address in each language. It is translated where a language lacks it, with the language's code in its
    title, so that the admin's search finds the one that is meant."""
    from tests import factories

    found = {version.locale.language_code: version for version in page.get_translations(inclusive=True)}
    for code in LANGUAGES:
        if code not in found:
            found[code] = factories.translate(page, code, title=f"{page.title} [{code}]")
    return {code: found[code].specific.get_url() for code in LANGUAGES}


def make() -> dict[str, dict[str, str]]:
    from wagtail.models import Locale

    from search.indexing import rebuild_embedded
    from tests import factories

    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    factories.small_site()
    site = factories.find_small_site()
    pages = {"home": site.home, "library": site.library, "network": site.network} | make_pages(site)
    addresses = {name: addresses_by_language(page) for name, page in pages.items()}
    make_accounts()
    rebuild_embedded()
    return addresses


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import translation

    call_command("migrate", interactive=False, verbosity=0)
    with translation.override("fi"):
        addresses = make()
    print(json.dumps(addresses), file=sys.stdout)


if __name__ == "__main__":
    main()
