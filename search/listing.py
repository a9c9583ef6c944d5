"""The pages found as a list shows them: where they are now, what they are sorted by, and why they were found."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models.functions import Substr
from django.utils.safestring import SafeString
from wagtail.models import Page

from home.visibility import public
from search.engines.base import Hit
from search.highlight import LONGEST_READ, Highlighter, Span, excerpt, marked, number_of_words
from search.matching import LanguageMatch
from search.models import IndexedDocument

# The facets whose labels every result shows; labels of others are shown where the query's words are in them.
TOLD_OF_ALL = ("page-type", "organisation", "work-area")


@dataclass(frozen=True)
class Result:
    """A page found. `labels` are the labels of its facet values, by the facet's name.

    `marked_title` and `excerpt` are HTML with the query's words in <mark>: the title, and the sentence or two of the
    page that show best why it was found, its summary where nothing shows it better. `facts` are labels, likewise: what
    every result tells, and those that the query's words found it by.
    """

    page_id: int
    url: str
    title: str
    summary: str
    language: str
    is_other_language: bool
    page_type: str
    date: datetime.date | None
    labels: dict[str, list[str]]
    marked_title: SafeString
    excerpt: SafeString
    facts: tuple[SafeString, ...]


def results_of(
    hits: Sequence[Hit], labels: Mapping[str, Mapping[str, str]], language: str, plan: Sequence[LanguageMatch]
) -> Iterator[Result]:
    """The hits as a reader of `language` is shown them, the words of `plan` marked.

    Address and visibility are read from the pages, so that neither can be stale.
    """
    ids = [hit.page_id for hit in hits]
    documents = {row.page_id: row for row in _documents(ids)}
    pages = {page.pk: page for page in public(Page.objects.filter(pk__in=ids)).only("url_path", "locale")}
    highlighters = {match.language: Highlighter(match) for match in plan}
    label_spans = _label_spans(highlighters.get(language))
    for id_ in ids:
        if id_ in documents and id_ in pages:
            document = documents[id_]
            marked_title, shown = _marked(document, highlighters.get(document.language))
            yield Result(
                page_id=id_,
                url=pages[id_].url or "",
                title=document.title,
                summary=document.summary,
                language=document.language,
                is_other_language=document.language != language,
                page_type=document.page_type,
                date=document.date,
                labels=(own_labels := _labels(document, labels)),
                marked_title=marked_title,
                excerpt=shown,
                facts=tuple(_facts(own_labels, label_spans)),
            )


def _documents(ids: Sequence[int]):
    """The indexed texts, without the analysed ones, and no more of them than is read."""
    return (
        IndexedDocument.objects.filter(page_id__in=ids, is_deleted=False)
        .annotate(start_of_body=Substr("body", 1, LONGEST_READ))
        .annotate(start_of_attachments=Substr("attachments", 1, LONGEST_READ))
        .only("page_id", "language", "page_type", "date", "title", "summary", "facets")
    )


def _labels(document: IndexedDocument, labels: Mapping[str, Mapping[str, str]]) -> dict[str, list[str]]:
    return {
        name: [labels[name][value] for value in values if value in labels.get(name, {})]
        for name, values in document.facets.items()
    }


def _label_spans(highlighter: Highlighter | None) -> Callable[[str], Sequence[Span]]:
    """Where the query's words are in a label. The same labels stand under many results."""
    return cache(highlighter.spans) if highlighter else lambda label: ()


def _facts(labels: Mapping[str, Sequence[str]], label_spans: Callable[[str], Sequence[Span]]) -> Iterator[SafeString]:
    """The labels that a result shows, the query's words in them marked."""
    for name in (*TOLD_OF_ALL, *(name for name in labels if name not in TOLD_OF_ALL)):
        for label in labels.get(name, ()):
            spans = label_spans(label)
            if spans or name in TOLD_OF_ALL:
                yield marked(label, spans)


def _marked(document: IndexedDocument, highlighter: Highlighter | None) -> tuple[SafeString, SafeString]:
    """The title and the best excerpt, as HTML."""
    if highlighter is None:
        return marked(document.title, ()), marked(document.summary, ())
    texts = [document.summary, document.start_of_body, document.start_of_attachments]  # type: ignore[attr-defined]
    title_spans = highlighter.spans(document.title)
    spans = [highlighter.spans(text) for text in texts]
    if not title_spans and not any(spans):
        title_spans = highlighter.spans(document.title, is_thorough=True)
        spans = [highlighter.spans(text, is_thorough=True) for text in texts]
    return marked(document.title, title_spans), _best_excerpt(texts, spans)


def _best_excerpt(texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> SafeString:
    """The text with the most different words of the query; of equals the first: summary, body, attachments."""
    best = max(range(len(texts)), key=lambda place: (number_of_words(spans[place]), -place))
    if best == 0 and texts[0]:
        # Editors write summaries to be read whole.
        return marked(texts[0], spans[0])
    if not spans[best]:
        best = next((place for place, text in enumerate(texts) if text), 0)
    return excerpt(texts[best], spans[best])
