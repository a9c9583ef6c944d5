"""The texts of the admin that come with Wagtail and the other installed apps, and which of them lack a translation.

Our own catalogues in avoinhallinto/locale_admin/ fill what theirs leave out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
import polib
from django.apps import apps
from django.conf import settings

LANGUAGES = ("fi", "sv")
DOMAINS = ("django", "djangojs")
OVERRIDES = Path(__file__).parent / "locale_admin"
# %(name)s, %s, {name} and {} are filled in by the code; each must be in the translation as it is in the source,
# and so must the elements of HTML.
PLACEHOLDER = re.compile(r"%\(\w+\)[sdifr]|%[sdifr]|\{\w*\}|</?\w+")

Key = tuple[str | None, str]


@dataclass(frozen=True)
class Text:
    """A source text of an installed app; `plural` is empty where the text counts nothing."""

    context: str | None
    singular: str
    plural: str

    @property
    def key(self) -> Key:
        return self.context, self.singular


def override_file(language: str, domain: str) -> Path:
    return OVERRIDES / language / "LC_MESSAGES" / f"{domain}.po"


def installed_folders() -> list[Path]:
    """The locale folders of Django itself and of the installed apps that are not this project's own."""
    own = Path(settings.BASE_DIR)
    folders = [Path(django.__file__).parent / "conf" / "locale"]
    for app in apps.get_app_configs():
        folder = Path(app.path) / "locale"
        is_own = folder.is_relative_to(own) and "site-packages" not in folder.parts
        if folder.is_dir() and not is_own:
            folders.append(folder)
    return folders


def installed_texts(domain: str) -> dict[Key, Text]:
    """Every source text of the installed apps, by context and singular."""
    texts = {}
    for entry in _entries("en", domain):
        text = Text(entry.msgctxt, entry.msgid, entry.msgid_plural)
        if text.key not in texts or text.plural:
            texts[text.key] = text
    return texts


def translated_there(language: str, domain: str) -> dict[Key, bool]:
    """The texts that the installed apps translate themselves, with whether their plural is translated too."""
    translated: dict[Key, bool] = {}
    for entry in _entries(language, domain):
        if entry.translated():
            key = (entry.msgctxt, entry.msgid)
            translated[key] = translated.get(key, False) or bool(entry.msgid_plural)
    return translated


def missing_there(language: str, domain: str) -> list[Text]:
    """The texts of the installed apps that none of them translates into the language, by alphabet."""
    translated = translated_there(language, domain)
    return sorted(
        (
            text
            for key, text in installed_texts(domain).items()
            if key not in translated or (text.plural and not translated[key])
        ),
        key=lambda text: (text.singular, text.context or ""),
    )


def complaints(language: str, domain: str) -> Iterator[str]:
    """What is wrong with our catalogue for the installed versions, a sentence each."""
    wanted = {text.key: text for text in missing_there(language, domain)}
    known = installed_texts(domain)
    where = f"{language} {domain}"
    ours = {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(override_file(language, domain)))}
    for key in wanted:
        if key not in ours:
            yield f"{where}: nobody translates: {key[1]!r}"
    for key, entry in ours.items():
        if key not in known:
            yield f"{where}: no installed app has this text any more: {key[1]!r}"
        elif key not in wanted:
            yield f"{where}: the installed app translates this itself now: {key[1]!r}"
        elif entry.fuzzy or not entry.translated():
            yield f"{where}: not translated: {key[1]!r}"
        elif entry.msgid_plural != wanted[key].plural:
            yield f"{where}: the plural is another: {key[1]!r}"
        else:
            yield from _placeholder_complaints(where, entry)


def bring_up_to_date(language: str, domain: str) -> int:
    """Writes what is missing into our catalogue, empty, and takes out what is not needed; gives how many are empty."""
    file = override_file(language, domain)
    catalogue = polib.pofile(str(file)) if file.exists() else _new_catalogue(language)
    kept = {(entry.msgctxt, entry.msgid, entry.msgid_plural): entry for entry in catalogue}
    catalogue.clear()
    for text in missing_there(language, domain):
        entry = kept.get((text.context, text.singular, text.plural))
        catalogue.append(entry or _empty_entry(text))
    file.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(file))
    return len(catalogue.untranslated_entries())


def _entries(language: str, domain: str) -> Iterator[polib.POEntry]:
    for folder in installed_folders():
        file = folder / language / "LC_MESSAGES" / f"{domain}.po"
        if file.exists():
            yield from (entry for entry in polib.pofile(str(file)) if not entry.obsolete)


def _placeholder_complaints(where: str, entry: polib.POEntry) -> Iterator[str]:
    sources = [entry.msgid, entry.msgid_plural or entry.msgid]
    translations = [entry.msgstr_plural[0], entry.msgstr_plural[1]] if entry.msgid_plural else [entry.msgstr]
    for source, translation in zip(sources, translations, strict=False):
        if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(translation)):
            yield f"{where}: other placeholders than the source has: {translation!r}"


def _empty_entry(text: Text) -> polib.POEntry:
    plural = {"msgid_plural": text.plural, "msgstr_plural": {0: "", 1: ""}} if text.plural else {}
    return polib.POEntry(msgid=text.singular, msgctxt=text.context, **plural)


def _new_catalogue(language: str) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue
