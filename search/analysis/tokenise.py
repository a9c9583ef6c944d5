"""Words in running text, with their places in it.

A word is a run of letters and digits, or several joined by a hyphen (*e-kirje*), an apostrophe (*vaa'an*) or a
colon with an ending (*THL:n*). Two numbers are never joined: 2023-2027 is two words, and so is 10:30.
"""

import re
import unicodedata
from collections.abc import Iterator

MAX_WORD_LENGTH = 60
"""Longer "words" are cut to this many characters and not analysed: they are addresses, keys and rubbish."""

_LETTER_OR_DIGIT = r"[^\W_]"
_LETTER = r"[^\W\d_]"
# Combining marks of decomposed text, and characters that a reader does not see (soft hyphen, zero-width ones).
_ATTACHED = r"[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]"
_RUN = rf"{_LETTER_OR_DIGIT}(?:{_LETTER_OR_DIGIT}+|{_ATTACHED}+)*"
_HYPHEN = r"[-\u2010\u2011]"
_APOSTROPHE = r"['\u2019]"
_JOINT = (
    rf"(?:(?<!\d){_HYPHEN}(?={_LETTER_OR_DIGIT})|(?<=\d){_HYPHEN}(?={_LETTER})"
    rf"|(?<={_LETTER}){_APOSTROPHE}(?={_LETTER})|:(?={_LETTER}{{1,8}}(?![\w:/@])))"
)
WORD = re.compile(rf"{_RUN}(?:{_JOINT}{_RUN})*")
_NOT_A_TERM = re.compile(r"[\W_]+")
_HYPHENS = re.compile(_HYPHEN)


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of `text` in order, as matches: `group()` is the surface form, `start()` and `end()` its place."""
    return WORD.finditer(text)


def fold(surface: str) -> str:
    """`surface` in the one shape that terms have: composed (NFC), lower case, letters and digits only.

    Å, ä and ö stay apart from a and o; a soft hyphen, an apostrophe or a hyphen inside the word disappears.
    """
    if surface.isascii():
        lowered = surface.lower()
    else:
        # Case folding may decompose (İ), so compose again after it.
        lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFC", surface).casefold())
    return lowered if lowered.isalnum() else _NOT_A_TERM.sub("", lowered)


def split_hyphens(surface: str) -> list[str]:
    """The pieces of a word between its hyphens; one piece where there is none."""
    return _HYPHENS.split(surface)
