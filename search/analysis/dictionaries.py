"""Makes the tries that `lexicon.py` reads out of simplemma's word lists, and finds them again.

Building takes some ten seconds and 400 MB for Finnish, so it is done once, in a process of its own, and kept in a
directory. `python -m search.analysis.dictionaries DIRECTORY` builds them beforehand (for an image whose file system
is read-only later); the environment variable SEARCH_DICTIONARY_DIR then says where they are. Without it they are
built on first use into the user's cache, or where that can't be written, into a private temporary directory.
"""

import contextlib
import fcntl
import logging
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from search.analysis.lexicon import FORMS_SUFFIX, LEMMAS_SUFFIX, Lexicon, encode_edit
from search.analysis.tokenise import MAX_WORD_LENGTH

logger = logging.getLogger(__name__)

DIRECTORY_VARIABLE = "SEARCH_DICTIONARY_DIR"
FORMAT = 2
"""Raised when what is stored changes, or the rules of `word_parts.py` that weigh compounds, so that no dictionary
built by older code is read."""

_WORD = re.compile(r"[^\W\d_]+")
_REMOVED = str.maketrans("", "", "'\u2019")


def source_version() -> str:
    """The version of the word lists, read without importing them."""
    return metadata.version("simplemma")


def load(language: str) -> Lexicon:
    """The lexicon of `language`, built first where it is not there yet."""
    for directory in _directories():
        if _is_built(directory, language):
            return Lexicon.load(directory, language)
    for directory in _directories():
        try:
            _build_once(directory, language)
            return Lexicon.load(directory, language)
        except OSError as error:
            logger.warning("No search dictionary could be kept in %s (%s).", directory, error)
    logger.warning("The %s search dictionary is held in memory; set %s.", language, DIRECTORY_VARIABLE)
    with tempfile.TemporaryDirectory() as directory_name:
        build(Path(directory_name), language)
        # Mapped files stay readable after they are deleted.
        return Lexicon.load(Path(directory_name), language)


def build(directory: Path, language: str) -> None:
    """Write both tries of `language` into `directory`, each complete or not at all; OSError where that fails."""
    import marisa_trie

    from search.analysis.word_parts import modifier_rule

    lemmas: set[str] = set()
    forms = marisa_trie.BytesTrie(_forms(language, lemmas))
    lexicon = Lexicon(forms, {lemma: [b"\0\0"] for lemma in lemmas})
    weights = _compound_weights(lemmas, modifier_rule(language, lexicon))
    _save(marisa_trie.BytesTrie(weights), directory / f"{language}{LEMMAS_SUFFIX}")
    _save(forms, directory / f"{language}{FORMS_SUFFIX}")


def _forms(language: str, lemmas: set[str]) -> Iterator[tuple[str, bytes]]:
    """All forms of `language` with their edits; on the way `lemmas` gathers the lemmas that are no proper names."""
    from simplemma.strategies import DefaultDictionaryFactory

    dictionary = DefaultDictionaryFactory().get_dictionary(language)
    for source_form in dictionary:
        source_lemma = dictionary[source_form].rstrip(".")
        form, lemma = _folded(source_form), _folded(source_lemma)
        if not (_WORD.fullmatch(form) and _WORD.fullmatch(lemma) and len(form) <= MAX_WORD_LENGTH):
            continue
        if source_lemma.islower():
            lemmas.add(lemma)
        yield form, encode_edit(form, lemma)


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word.lower()).translate(_REMOVED)


def _compound_weights(
    lemmas: set[str], modifier_lemmas: Callable[[str], tuple[str, ...]]
) -> Iterator[tuple[str, bytes]]:
    """Each lemma, and each word that is only a first part, with two bytes: the binary logarithms of how many compounds
    among `lemmas` begin and end with it, plus one.

    A frequency of its own kind: it tells real parts (*råd*) from chance ones without any text having been counted.
    """
    as_modifier: Counter[str] = Counter()
    as_head: Counter[str] = Counter()
    for lemma in lemmas:
        for place in range(2, len(lemma) - 2):
            head = lemma[place:]
            if head in lemmas and (modifiers := modifier_lemmas(lemma[:place])):
                as_head[head] += 1
                as_modifier.update(modifiers)
    for lemma in lemmas.union(as_modifier):
        yield lemma, bytes((as_modifier[lemma].bit_length(), as_head[lemma].bit_length()))


def _save(trie: Any, path: Path) -> None:
    """Write beside `path` and rename, so that another process sees the whole file or none."""
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    os.close(handle)
    try:
        trie.save(unfinished)
        os.chmod(unfinished, 0o644)
        os.replace(unfinished, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(unfinished)
        raise


def _directories() -> Iterator[Path]:
    """Where dictionaries may be, best first. Another version of the word lists or the code is another directory."""
    if configured := os.environ.get(DIRECTORY_VARIABLE):
        yield Path(configured) / _version()
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    yield Path(cache) / "avoinhallinto-search" / _version()
    yield _temporary_directory()


def _version() -> str:
    return f"{source_version()}-{FORMAT}"


def _temporary_directory() -> Path:
    return Path(tempfile.gettempdir()) / f"avoinhallinto-search-{os.getuid()}" / _version()


def _is_built(directory: Path, language: str) -> bool:
    try:
        # The forms are written last.
        (directory / f"{language}{FORMS_SUFFIX}").stat()
        # Anybody can make the directory in a shared temporary one first, and put there what they like.
        return directory != _temporary_directory() or directory.parent.stat().st_uid == os.getuid()
    except OSError:
        return False


def _build_once(directory: Path, language: str) -> None:
    """Build in a process of its own, which gives its memory back; other processes wait for it."""
    directory.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    directory.mkdir(mode=0o700, exist_ok=True)
    if directory.stat().st_uid != os.getuid():
        raise PermissionError(f"{directory} belongs to another user")
    with (directory / f"{language}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _is_built(directory, language):
            return
        command = [sys.executable, "-m", "search.analysis.dictionaries", "--exactly", str(directory), language]
        project = Path(__file__).resolve().parents[2]
        try:
            subprocess.run(command, cwd=project, check=True, capture_output=True)  # noqa: S603 - no outside input
        except (OSError, subprocess.SubprocessError) as error:
            logger.warning("Building the %s search dictionary here instead: %s", language, error)
            build(directory, language)


def main(arguments: list[str]) -> None:
    """`[--exactly] DIRECTORY [LANGUAGE ...]`: build the dictionaries of all languages, or of those named."""
    exactly = arguments[:1] == ["--exactly"]
    directory_name, *languages = arguments[exactly:]
    directory = Path(directory_name) if exactly else Path(directory_name) / _version()
    directory.mkdir(parents=True, exist_ok=True)
    for language in languages or ["fi", "sv", "en"]:
        build(directory, language)


if __name__ == "__main__":
    main(sys.argv[1:])
