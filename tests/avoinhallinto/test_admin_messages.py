"""The admin speaks the editor's language: what Wagtail and its like leave untranslated, our catalogues fill."""

import json
import re

import polib
import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.users.models import UserProfile

from avoinhallinto import installed_messages

LANGUAGES_WITH_DOMAINS = [
    (language, domain) for language in installed_messages.LANGUAGES for domain in installed_messages.DOMAINS
]


@pytest.fixture
def own_catalogues(tmp_path, monkeypatch):
    """A copy of our catalogues that a test may spoil."""
    for language, domain in LANGUAGES_WITH_DOMAINS:
        file = tmp_path / language / "LC_MESSAGES" / f"{domain}.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(installed_messages.override_file(language, domain).read_text())
    monkeypatch.setattr(installed_messages, "OVERRIDES", tmp_path)


@pytest.fixture
def swedish_catalogue(own_catalogues):
    return polib.pofile(str(installed_messages.override_file("sv", "django")), wrapwidth=0)


def complaint(catalogue: polib.POFile) -> str:
    catalogue.save()
    with pytest.raises(CommandError) as raised:
        call_command("admin_messages")
    return str(raised.value)


def test_every_text_of_the_installed_apps_is_in_finnish_and_swedish(capsys):
    call_command("admin_messages")

    assert "Every text of the admin is in Finnish and Swedish." in capsys.readouterr().out


def test_a_text_that_nobody_translates_is_named(swedish_catalogue):
    swedish_catalogue.remove(swedish_catalogue.find("Add a locale"))

    assert "sv django: nobody translates: 'Add a locale'" in complaint(swedish_catalogue)


def test_an_override_that_is_not_needed_or_not_known_is_named(swedish_catalogue):
    swedish_catalogue.append(polib.POEntry(msgid="Draft saved", msgstr="Utkast sparat"))
    swedish_catalogue.append(polib.POEntry(msgid="Gone from Wagtail", msgstr="Borta"))

    complaints = complaint(swedish_catalogue)

    assert "the installed app translates this itself now: 'Draft saved'" in complaints
    assert "no installed app has this text any more: 'Gone from Wagtail'" in complaints


def test_a_translation_with_another_placeholder_is_named(swedish_catalogue):
    swedish_catalogue.find("%(user_name)s has unsaved changes").msgstr = "%(user)s har osparade ändringar"

    assert "other placeholders than the source has: '%(user)s har osparade ändringar'" in complaint(swedish_catalogue)


def test_what_is_missing_is_written_for_the_translator_and_the_rest_is_kept(swedish_catalogue):
    before = len(swedish_catalogue)
    swedish_catalogue.remove(swedish_catalogue.find("Add a locale"))
    swedish_catalogue.append(polib.POEntry(msgid="Gone from Wagtail", msgstr="Borta"))
    swedish_catalogue.save()

    call_command("admin_messages", "--update")

    written = polib.pofile(str(installed_messages.override_file("sv", "django")))
    assert [entry.msgid for entry in written.untranslated_entries()] == ["Add a locale"]
    assert len(written) == before
    assert written.find("Gone from Wagtail") is None


@pytest.mark.parametrize(
    ("language", "page_text", "script_text"),
    [
        ("fi", "Lisää maa-asetusto", "Tallennetaan automaattisesti…"),
        ("sv", "Lägg till ett språk", "Sparar automatiskt…"),
    ],
)
def test_the_admin_and_its_scripts_speak_the_editors_language(site, client, language, page_text, script_text):
    user = get_user_model().objects.create_superuser(username="editor", password="long enough 1")
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)

    assert page_text in client.get(reverse("wagtaillocales:index")).content.decode()
    scripts = client.get(reverse("wagtailadmin_javascript_catalog"), headers={"accept-language": language})
    assert json.dumps(script_text) in scripts.content.decode()


def test_an_editor_chooses_finnish_swedish_or_english(site, client):
    client.force_login(get_user_model().objects.create_superuser(username="editor", password="long enough 1"))

    page = client.get(reverse("wagtailadmin_account")).content.decode()

    choice = re.search(r'<select name="locale-preferred_language".*?</select>', page, re.DOTALL).group()
    assert re.findall(r'value="(\w*)"', choice) == ["", "en", "fi", "sv"]
