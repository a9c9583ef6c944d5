"""What an editor may look at before a page is published. It advises, and never stands in the way of publishing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home.sentences import MOST_WORDS, long_sentences, sentences, word_count

SHORTEST_SUMMARY = 50
LONGEST_SUMMARY = 250
SENTENCES_NAMED = 3
# A name that a camera or a program gave: IMG_2034, kuva-1.jpg.
FILE_NAME = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)$|^(?:img|dsc|image|kuva|bild)?[\W_]*\d+$|_", re.IGNORECASE)


@dataclass(frozen=True)
class PageCheck:
    """One thing that was looked at: what, whether it is fine, and in words what was found. `quotes` are pieces of the
    page's own text that it is about."""

    label: str | Promise
    is_fine: bool
    text: str
    quotes: tuple[str, ...] = ()


def check_summary(summary: str) -> PageCheck:
    label = gettext_lazy("Summary")
    length = len(summary.strip())
    if not length:
        return PageCheck(
            label, False, _("There is no summary. It is what readers see in lists and in search engines.")
        )
    said = {"number": length, "least": SHORTEST_SUMMARY, "most": LONGEST_SUMMARY}
    if length < SHORTEST_SUMMARY:
        text = _("The summary is short: %(number)s characters. %(least)s to %(most)s tell more.") % said
    elif length > LONGEST_SUMMARY:
        text = _("The summary is long: %(number)s characters. %(least)s to %(most)s are quicker to read.") % said
    else:
        return PageCheck(label, True, _("There is a summary, and it is of good length."))
    return PageCheck(label, False, text)


def check_alternative_texts(texts: Iterable[str]) -> PageCheck | None:
    """Looks at the alternative texts of images that are not mere decoration; None where there is no such image."""
    texts = list(texts)
    if not texts:
        return None
    label = gettext_lazy("Alternative texts of images")
    missing = sum(not text.strip() for text in texts)
    if missing:
        text = ngettext(
            "%(number)s image has no alternative text. Say what it shows, or mark it as decoration.",
            "%(number)s images have no alternative text. Say what they show, or mark them as decoration.",
            missing,
        )
        return PageCheck(label, False, text % {"number": missing})
    if names := tuple(text for text in texts if FILE_NAME.search(text.strip())):
        return PageCheck(label, False, _("This looks like the name of a file. Say what the image shows."), names)
    return PageCheck(label, True, _("Every image has an alternative text."))


def check_sentences(pieces: Iterable[str], language: str) -> PageCheck | None:
    """Looks at the length of sentences in running text; None where there is none."""
    found = sentences(pieces)
    if not found:
        return None
    label = gettext_lazy("Plain language: length of sentences")
    said = {
        "average": round(sum(map(word_count, found)) / len(found)),
        "most": MOST_WORDS.get(language, MOST_WORDS["en"]),
    }
    long = long_sentences(found, language)
    if not long:
        text = _("No sentence has more than %(most)s words; on average they have %(average)s.") % said
        return PageCheck(label, True, text)
    text = ngettext(
        "%(number)s sentence has more than %(most)s words; on average they have %(average)s. Could it be two?",
        "%(number)s sentences have more than %(most)s words; on average they have %(average)s. The longest ones:",
        len(long),
    ) % {**said, "number": len(long)}
    return PageCheck(label, False, text, tuple(map(_quoted, long[:SENTENCES_NAMED])))


def _quoted(sentence: str) -> str:
    return f"{Truncator(sentence).words(14)} ({word_count(sentence)})"
