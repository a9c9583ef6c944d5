"""The practices of the library that can be nominated."""

from dataclasses import dataclass
from hashlib import sha256

from django.apps import apps

from home.public_forms.texts import one_line
from home.visibility import in_language


@dataclass(frozen=True)
class Candidate:
    """A public practice as a reader of one language is shown it; `key` is its translation key."""

    pk: int
    key: str
    title: str
    language: str


def candidates(language: str) -> dict[str, Candidate]:
    """Every public practice by its page's number as text, in the order of the titles. One query."""
    practices = in_language(apps.get_model("practices", "PracticePage").objects.all(), language).order_by("title")
    rows = practices.values_list("pk", "translation_key", "title", "locale__language_code")
    return {str(pk): Candidate(pk, str(key), title, code) for pk, key, title, code in rows}


def chosen_beforehand(number: str, found: dict[str, Candidate]) -> str:
    """The number, among those `found`, of the practice that a link names by any of its language versions' numbers;
    nothing where it names none."""
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return ""
    if number in found:
        return number
    pages = apps.get_model("practices", "PracticePage").objects.filter(pk=int(number))
    key = str(pages.values_list("translation_key", flat=True).first())
    return next((pk for pk, candidate in found.items() if candidate.key == key), "")


def organisations_of(candidate: Candidate) -> str:
    """Whose practice it is, as the active language names them."""
    practice = apps.get_model("practices", "PracticePage").objects.get(pk=candidate.pk)
    return ", ".join(str(organisation) for organisation in practice.organisations)


def nominee_told(title: str, organisation: str) -> str:
    """What tells a practice apart that is told by its name: the same however it is spaced and capitalised."""
    same = "\0".join(one_line(text).casefold() for text in (title, organisation))
    return sha256(same.encode()).hexdigest()
