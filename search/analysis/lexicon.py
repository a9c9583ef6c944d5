"""A language's dictionary as two memory-mapped tries: which lemma a form has, and how a lemma makes compounds.

The tries are made by `dictionaries.py` from simplemma's word lists. Memory-mapped, they cost only the pages that
are read, shared by all processes.
"""

from pathlib import Path
from typing import Protocol

FORMS_SUFFIX = ".forms.marisa"
LEMMAS_SUFFIX = ".lemmas.marisa"


class Trie(Protocol):
    """The part of `marisa_trie.BytesTrie` that is used (the library has no type hints)."""

    def get(self, key: str) -> list[bytes] | None: ...

    def __contains__(self, key: str) -> bool: ...


def encode_edit(form: str, lemma: str) -> bytes:
    """How to get from `form` to `lemma`: how many letters to take off the end, and what to put there.

    Edits repeat from word to word, so that a trie of edits is half the size of a trie of lemmas.
    """
    shared = 0
    for form_letter, lemma_letter in zip(form, lemma, strict=False):
        if form_letter != lemma_letter:
            break
        shared += 1
    return bytes([len(form) - shared]) + lemma[shared:].encode()


class Lexicon:
    """Lookups in one language's dictionary. All words go in and come out folded."""

    def __init__(self, forms: Trie, lemmas: Trie) -> None:
        self._forms = forms
        self._lemmas = lemmas

    @classmethod
    def load(cls, directory: Path, language: str) -> "Lexicon":
        """The dictionary that `dictionaries.build` left in `directory`; OSError where it is not there."""
        import marisa_trie

        forms, lemmas = (
            marisa_trie.BytesTrie().mmap(str(directory / f"{language}{suffix}"))
            for suffix in (FORMS_SUFFIX, LEMMAS_SUFFIX)
        )
        return cls(forms, lemmas)

    def lemmas_of(self, form: str) -> tuple[str, ...]:
        """The lemmas that the dictionary gives for `form`, mostly one; none where it does not know the form."""
        edits = self._forms.get(form)
        if not edits:
            return ()
        return tuple(form[: len(form) - edit[0]] + edit[1:].decode() for edit in edits)

    def is_lemma(self, word: str) -> bool:
        """Whether `word` is the lemma of some form, proper names left out."""
        return word in self._lemmas

    def weight_as_modifier(self, lemma: str) -> int:
        """How many compounds of the dictionary begin with `lemma`, as a binary logarithm plus one (0: none)."""
        weights = self._lemmas.get(lemma)
        return weights[0][0] if weights else 0

    def weight_as_head(self, lemma: str) -> int:
        """How many compounds of the dictionary end in `lemma`, as a binary logarithm plus one (0: none)."""
        weights = self._lemmas.get(lemma)
        return weights[0][1] if weights else 0
