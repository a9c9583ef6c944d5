"""The texts of a translation that its public page lacks: new, changed or gone at the source since it was published."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.views.edit_translation import (
    FieldHasNoEditPanelError,
    TabHelper,
    get_segment_location_info,
)

from home.models.translated_page import TranslatedPage
from home.translating.texts import NOT_READ, SHORT_VERSION_PLACES, text_name, translated_texts
from home.translating.word_changes import likeness, marked_changes

LAST = 10_000


@dataclass(frozen=True)
class ChangedText:
    """A text of the source that waits. Its words hold inline mark-up, as wagtail-localize cuts it.

    `before` and `former` are the words that it took the place of and their translation, both empty where it is new.
    `translation` is what is written of it already; `error` what is wrong with that. `most_letters` is how many the
    field takes, where it has a limit.
    """

    context_id: int
    string_id: int
    place: str
    label: str
    words: str
    before: str = ""
    former: str = ""
    translation: str = ""
    error: str = ""
    most_letters: int | None = None

    @property
    def key(self) -> str:
        """Names the text in a form: the same words at the same place have the same key, however often read anew."""
        return f"{self.context_id}-{self.string_id}"

    @property
    def is_translated(self) -> bool:
        return bool(self.translation) and not self.error

    @property
    def is_address(self) -> bool:
        return self.place in NOT_READ

    def is_needed(self, is_short_version: bool) -> bool:
        """Whether the page cannot be published without its translation."""
        return not self.is_address and (not is_short_version or self.place in SHORT_VERSION_PLACES)

    @property
    def marked(self) -> SafeString:
        """What changed in the source, word by word."""
        return marked_changes(self.before, self.words)


@dataclass(frozen=True)
class GoneText:
    """A text that the translation still shows and the source no longer has."""

    before: str
    former: str


@dataclass(frozen=True)
class Changes:
    """`texts` stand in the order of the page's form."""

    texts: list[ChangedText]
    gone: list[GoneText]

    def untranslated(self, is_short_version: bool) -> list[ChangedText]:
        """The texts that must be translated before the page, or its short version, is published."""
        return [text for text in self.texts if text.is_needed(is_short_version) and not text.is_translated]


def changes_of(translation: Translation, page: Page, state: TranslatedPage | None) -> Changes:
    """What waits in `page`, the target of `translation`. Takes the same few queries however many texts there are."""
    covered = _covered(translation, page, state)
    segments = list(translation.source.stringsegment_set.select_related("string", "context").order_by("order"))
    current = {text_name(segment.context.path, segment.string.data) for segment in segments}
    written = _written(translation)
    source = translation.source.get_source_instance()
    texts = _waiting(segments, covered, written, labels_of(source, segments), source, page)
    obsolete = [item for item in written.values() if _name_of(item) not in current]
    paired, left = _with_former(texts, obsolete, covered)
    gone = [GoneText(item.translation_of.data, item.data) for item in left if _name_of(item) in covered]
    return Changes(paired, gone)


def _covered(translation: Translation, page: Page, state: TranslatedPage | None) -> set[str]:
    if not page.live:
        return set()
    return set(state.translated_texts) if state else translated_texts(translation)


def _written(translation: Translation) -> dict[tuple[int, int], StringTranslation]:
    """All that was ever translated of the page's texts, by place and words."""
    found: QuerySet[StringTranslation] = (
        StringTranslation.objects.filter(
            context__object_id=translation.source.object_id, locale=translation.target_locale_id
        )
        .select_related("translation_of", "context")
        .order_by("-updated_at", "-pk")
    )
    return {(item.context_id, item.translation_of_id): item for item in found}


def _name_of(item: StringTranslation) -> str:
    return text_name(item.context.path, item.translation_of.data)


def labels_of(source: Page, segments: Iterable[StringSegment]) -> dict[int, tuple[int, str]]:
    """By a place's id where it stands in the page's form, and its name there. What is in no form comes last."""
    tabs = TabHelper(source)
    found: dict[int, tuple[int, str]] = {}
    for segment in segments:
        if segment.context_id in found:
            continue
        place = segment.context
        try:
            location = get_segment_location_info(source, tabs, place.path, place.get_field_path(source))
        except FieldHasNoEditPanelError:
            found[segment.context_id] = LAST, place.path
            continue
        names = [capfirst(str(name)) for name in (location["field"], location["subField"]) if name]
        found[segment.context_id] = location["order"], " – ".join(names)
    return found


def _most_letters(source: Page, place: str) -> int | None:
    """The limit of the page's own field, or of a row's (`rows.<key>.field`). Blocks of running text have none."""
    first, *rest = place.split(".")
    field = source._meta.get_field(first)
    if rest and field.one_to_many:
        field = field.related_model._meta.get_field(rest[-1])
    return getattr(field, "max_length", None)


def _waiting(segments, covered, written, labels, source: Page, page: Page) -> list[ChangedText]:
    found: dict[str, tuple[tuple[int, int], ChangedText]] = {}
    for segment in segments:
        place, words = segment.context.path, segment.string.data
        if text_name(place, words) in covered or (place in NOT_READ and page.live):
            continue
        order, label = labels[segment.context_id]
        text = ChangedText(
            segment.context_id, segment.string_id, place, label, words, most_letters=_most_letters(source, place)
        )
        translated = written.get((segment.context_id, segment.string_id))
        if translated:
            error = translated.get_error() or "" if translated.has_error else ""
            text = replace(text, translation=translated.data, error=error)
        found.setdefault(text.key, ((order, segment.order), text))
    return [text for _place, text in sorted(found.values(), key=lambda item: item[0])]


def _with_former(
    texts: list[ChangedText], obsolete: list[StringTranslation], covered: set[str]
) -> tuple[list[ChangedText], list[StringTranslation]]:
    """The texts with what each took the place of, and of the obsolete translations those that nothing took over.

    At one place stand many paragraphs: the ones that are most alike belong together. Where it is known which words the
    public translation covers, older ones are not looked at.
    """
    candidates = defaultdict(list)
    for item in obsolete:
        candidates[item.context_id].append(item)
    for place, items in candidates.items():
        candidates[place] = [item for item in items if _name_of(item) in covered] or items
    pairs = [
        (_alikeness(text, item, texts, candidates[text.context_id]), text, item)
        for text in texts
        for item in candidates[text.context_id]
    ]
    former: dict[str, StringTranslation] = {}
    taken: set[int] = set()
    for alike, text, item in sorted(pairs, key=lambda pair: -pair[0]):
        if alike and text.key not in former and item.pk not in taken:
            former[text.key] = item
            taken.add(item.pk)
    paired = [
        replace(text, before=former[text.key].translation_of.data, former=former[text.key].data)
        if text.key in former
        else text
        for text in texts
    ]
    return paired, [item for item in obsolete if item.pk not in taken]


def _alikeness(text: ChangedText, item: StringTranslation, texts: list[ChangedText], items: list) -> float:
    alone = len(items) == 1 and sum(other.context_id == text.context_id for other in texts) == 1
    return likeness(item.translation_of.data, text.words) or (0.01 if alone else 0)
