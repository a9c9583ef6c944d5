"""The field's words as sets of synonyms: each set loaded once, never over what editors have written."""

from collections.abc import Callable

from avoinhallinto.demo.content_files import read_synonyms
from search.editorial import note_change
from search.editorial_models import WORDS_FIELDS, SynonymSet
from search.synonyms import faults_in, pieces_in


def load_synonyms(once: Callable[[str], bool]) -> int:
    """Adds the sets that `once` says are still to be loaded, by their keys. Gives how many were added.

    A word is in one set only: a set that shares a word with one that is there already, which an editor may have
    made, is left out.
    """
    there = [(str(row), row.word_set) for row in SynonymSet.objects.all()]
    new = []
    for key, words in read_synonyms().items():
        if once(f"synonyms:{key}"):
            fields = {WORDS_FIELDS[language]: "\n".join(pieces_in(text)) for language, text in words.items()}
            row = SynonymSet(**fields)
            if not there or not faults_in(row.word_set, there):
                new.append(row)
    if new:
        SynonymSet.objects.bulk_create(new)
        # Rows made in bulk send no signal.
        note_change()
    return len(new)
