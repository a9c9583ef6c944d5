"""Rows of a translation that follow their original at once, before their words are translated."""

from wagtail.models import Page

from home.models.translated_page import TranslatedPage


def language_of_words(page: Page, relation: str) -> dict[str, str]:
    """By the translation key of each row of a relation whose words no translation covers, the language they are in.

    Empty for an original, and for a translation all of whose rows are translated. One query.
    """
    state = TranslatedPage.objects.filter(page=page.pk, page__alias_of=None).select_related("source__locale").first()
    if state is None or state.source is None:
        return {}
    lacking = _places(state.source_texts) - _places(state.translated_texts)
    rows = (place.split(".") for place in lacking if place.startswith(f"{relation}."))
    return {key: state.source.locale.language_code for _relation, key, *_field in rows}


def _places(texts: list[str]) -> set[str]:
    return {text.rpartition(":")[0] for text in texts}
