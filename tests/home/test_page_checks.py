"""The checks before publishing, in the side panel of the page editor: they advise and never stand in the way."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.users.models import UserProfile

from practices.models import PracticePicture
from tests.factories import make_content, make_practice
from tests.search.pages import soup

pytestmark = pytest.mark.django_db

GOOD_SUMMARY = "Asukkaat suunnittelivat terveysaseman aukioloajat yhdessä henkilöstön kanssa vuoden aikana."
LONG_SENTENCE = "Kun " + "asukkaat suunnittelivat " * 10 + "loppui."


def checks(client, page) -> dict[str, str]:
    """What the panel says, by what was looked at; each begins with its verdict."""
    panel = soup(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))).select_one(
        "section[aria-labelledby=checks-before-publishing]"
    )
    found = {}
    for item in panel.select("ul > li:has(h3)"):
        verdict, _colon, label = item.h3.get_text(" ", strip=True).partition(": ")
        found[label] = " ".join([verdict, *(part.get_text(" ", strip=True) for part in item.find_all(["p", "li"]))])
    return found


def test_a_good_practice_is_fine_throughout(admin_client, site):
    practice = make_practice(
        site, summary=GOOD_SUMMARY, contact_email="a@example.org", last_confirmed_on=timezone.localdate()
    )

    found = checks(admin_client, practice)

    assert list(found) == [
        "Tiivistelmä",
        "Selkeä kieli: virkkeiden pituus",
        "Työalue",
        "Keneltä voi kysyä",
        "Tiedot vahvistettu viimeksi",
    ]
    assert all(text.startswith("Kunnossa") for text in found.values()), found


def test_what_is_missing_is_said_in_words(admin_client, site):
    practice = make_practice(site, work_areas=(), what_was_done=f"<p>Lyhyt. {LONG_SENTENCE}</p>")

    found = checks(admin_client, practice)

    assert all(text.startswith("Katso") for text in found.values()), found
    assert "Kun asukkaat suunnittelivat" in found["Selkeä kieli: virkkeiden pituus"]
    assert "(22)" in found["Selkeä kieli: virkkeiden pituus"]


def test_an_old_confirmation_is_told_with_its_day(admin_client, site):
    day = timezone.localdate() - timedelta(days=400)

    found = checks(admin_client, make_practice(site, last_confirmed_on=day))

    assert f"{day.day}.{day.month}.{day.year}" in found["Tiedot vahvistettu viimeksi"]


def test_the_last_saved_draft_is_what_is_looked_at(admin_client, site):
    practice = make_practice(site, summary="")
    practice.summary = GOOD_SUMMARY
    practice.save_revision()

    assert checks(admin_client, practice)["Tiivistelmä"].startswith("Kunnossa")


def test_sentences_are_measured_by_the_language_of_the_page(admin_client, site):
    words = "<p>" + "word " * 20 + "</p>"

    finnish = checks(admin_client, make_content(site.home, body=[("text", words)]))
    english = checks(admin_client, make_content(site.in_language(site.home, "en"), body=[("text", words)]))

    label = "Selkeä kieli: virkkeiden pituus"
    assert (finnish[label][:5], english[label][:8]) == ("Katso", "Kunnossa")


def test_the_panel_speaks_the_editors_language(admin_client, admin_user, site):
    UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": "sv"})

    assert "Sammanfattning" in checks(admin_client, make_practice(site))


@pytest.mark.parametrize(
    ("alt_text", "is_decorative", "expected"),
    [
        ("Asukkaita pöydän ympärillä", False, "Kunnossa"),
        ("", False, "Katso"),
        ("IMG_2034", False, "Katso"),
        ("kuva.jpg", False, "Katso"),
        ("", True, None),
    ],
)
def test_alternative_texts_of_images(admin_client, site, alt_text, is_decorative, expected):
    image = get_image_model().objects.create(title="Kuva", file=get_test_image_file())
    image.contextual_alt_text, image.decorative = alt_text, is_decorative
    page = make_content(site.home, body=[("figure", {"image": image, "caption": ""})])

    found = checks(admin_client, page).get("Kuvien tekstivastineet")

    assert (found.split(" ")[0] if found else None) == expected


def test_the_pictures_of_a_practice_are_looked_at_too(admin_client, site):
    practice = make_practice(site)
    image = get_image_model().objects.create(title="Kuva", file=get_test_image_file())
    practice.pictures = [PracticePicture(image=image, alternative_text="")]
    practice.save_revision(clean=False)

    assert checks(admin_client, practice)["Kuvien tekstivastineet"].startswith("Katso")
