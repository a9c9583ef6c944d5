"""What is indexed: documents made from the live, public pages, grouped by translation."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from wagtail.models import Page

from home.searchable import Searchable
from home.visibility import language_of, public
from search.analysis import LANGUAGES
from search.attachments import texts_of_attachments

# A text is cut here, in characters: some 15,000 words. PostgreSQL's text-search column holds 1 MB at most.
LONGEST_TEXT = 100_000


@dataclass(frozen=True)
class Document:
    """One public page in one language, as plain text."""

    page_id: int
    translation_key: UUID
    language: str
    page_type: str
    title: str
    summary: str
    body: str
    attachments: str = ""
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: datetime.date | None = None

    @property
    def fingerprint(self) -> str:
        """Changes when anything that is indexed changes."""
        content = json.dumps(vars(self), default=str, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()


@dataclass(frozen=True)
class DocumentGroup:
    """A page in all its public languages; empty when no version is public any longer."""

    translation_key: UUID
    documents: tuple[Document, ...] = ()


def searchable_of(page: Page) -> Searchable | None:
    """What a specific page tells of itself, or None where it is not to be found by searching."""
    is_told = hasattr(page, "searchable") and language_of(page.locale_id) in LANGUAGES
    return page.searchable() if is_told else None


def _read_for_search(pages: Iterable[Page]) -> None:
    """Lets each page type read what it needs for all its pages at once."""
    by_type: dict[type[Page], list[Page]] = {}
    for page in pages:
        by_type.setdefault(type(page), []).append(page)
    for page_type, members in by_type.items():
        if hasattr(page_type, "read_for_search"):
            page_type.read_for_search(members)


def document_of(page: Page, searchable: Searchable, texts: Mapping[int, str]) -> Document:
    """The document of a specific page, with the texts of its attachments by their ids."""
    attachments = "\n".join(text for id_ in dict.fromkeys(searchable.documents) if (text := texts.get(id_, "")))
    return Document(
        page_id=page.pk,
        translation_key=page.translation_key,
        language=language_of(page.locale_id),
        page_type=page.search_type,
        title=searchable.title,
        summary=searchable.summary,
        body=searchable.body[:LONGEST_TEXT],
        attachments=attachments[:LONGEST_TEXT],
        labels={code: tuple(texts) for code, texts in searchable.labels.items()},
        facets={name: tuple(values) for name, values in searchable.facets.items() if values},
        date=searchable.date,
    )


def groups_of(translation_keys: Iterable[UUID]) -> Iterator[DocumentGroup]:
    """The group of each translation key, read from the published pages now."""
    keys = list(dict.fromkeys(translation_keys))
    pages = public(Page.objects.filter(translation_key__in=keys, depth__gt=1))
    specific = sorted(pages.specific(), key=lambda page: (str(page.translation_key), page.pk))
    _read_for_search(specific)
    short = set(pages.filter(as_translation__is_short_version=True, alias_of=None).values_list("pk", flat=True))
    told = [
        (page, searchable.in_short() if page.pk in short else searchable)
        for page in specific
        if (searchable := searchable_of(page))
    ]
    texts = texts_of_attachments(id_ for _page, searchable in told for id_ in searchable.documents)
    documents = [document_of(page, searchable, texts) for page, searchable in told]
    found = {key: tuple(members) for key, members in groupby(documents, key=lambda document: document.translation_key)}
    for key in keys:
        yield DocumentGroup(key, found.get(key, ()))
