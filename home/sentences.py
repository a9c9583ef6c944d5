"""Sentences in running text, and which of them are too long to be read in one go."""

import html
import re
from collections.abc import Iterable

from django.utils.html import strip_tags

# English: GOV.UK's limit, which rests on how much readers understand of sentences of each length
# (https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/). Finnish and Swedish say the
# same in fewer, longer words: of 162 texts of this site in the three languages the Finnish have 66 % and the Swedish
# 88 % of the words of the English.
MOST_WORDS = {"fi": 17, "sv": 22, "en": 25}

# After these a full stop ends no sentence, though a capital letter may follow.
ABBREVIATIONS = {
    *("esim", "mm", "ks", "ns", "ym", "yms", "jne", "n", "vrt", "tms", "nk", "ts", "eaa"),
    *("ex", "bl.a", "t.ex", "d.v.s", "m.m", "osv", "ca", "jfr", "s.k", "fr.o.m", "t.o.m", "kl", "nr"),
    *("e.g", "i.e", "etc", "mr", "ms", "mrs", "dr", "vs"),
}

_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|td|th|blockquote|div)>|<br\s*/?>", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’)\]]*(?=\s+[\"“”’(\[]?[A-ZÅÄÖ0-9])")
_LAST_WORD = re.compile(r"[^\s(\"“”]+\Z")
# 5 as in "5. luokka", 12.5 as in "12.5. Oulussa", and not 9.30, which is a time.
_ORDINAL_OR_DAY = re.compile(r"\d{1,2}(?:\.(?:0?[1-9]|1[0-2]))?")
_WORD = re.compile(r"[^\W_]+(?:[-'’:./@]+[^\W_]+)*")


def sentences(pieces: Iterable[str]) -> list[str]:
    """The sentences of pieces of HTML or plain text, in order; the end of a paragraph or a list item ends one."""
    found = []
    for piece in pieces:
        text = html.unescape(strip_tags(_BLOCK_END.sub("\n", piece)))
        for line in text.splitlines():
            found += _sentences_of_line(" ".join(line.split()))
    return found


def _sentences_of_line(line: str) -> list[str]:
    found, start = [], 0
    for end in _SENTENCE_END.finditer(line):
        if not _is_within_sentence(line[start : end.start()], end.group()):
            found.append(line[start : end.end()])
            start = end.end()
    return [sentence for sentence in (piece.strip() for piece in [*found, line[start:]]) if word_count(sentence)]


def _is_within_sentence(before: str, end: str) -> bool:
    """Whether a full stop after `before` belongs to an abbreviation, an ordinal number or a day."""
    if not end.startswith(".") or len(end) > 1:
        return False
    last = _LAST_WORD.search(before)
    word = last.group().lower() if last else ""
    return word in ABBREVIATIONS or bool(_ORDINAL_OR_DAY.fullmatch(word))


def word_count(sentence: str) -> int:
    return len(_WORD.findall(sentence))


def long_sentences(found: Iterable[str], language: str) -> list[str]:
    """Of sentences those with more words than are easily read in the language, the longest first."""
    most = MOST_WORDS.get(language, MOST_WORDS["en"])
    return sorted((sentence for sentence in found if word_count(sentence) > most), key=word_count, reverse=True)
