"""The demo content as it stands in files: terms, pages and synonyms in TOML, one page a file (see content/)."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
SOURCE_LANGUAGE = "fi"
TRANSLATIONS = ("sv", "en")
PAGE_FIELDS = {"key", "type", "parent"}


class ContentError(Exception):
    """The demo content contradicts itself. The message names the file's key and what is wrong."""


@dataclass(frozen=True)
class PageContent:
    """One page: its stable key, page type (`app.Model`), the parent's key, what all languages share, and the texts."""

    key: str
    page_type: str
    parent: str
    shared: dict[str, Any]
    texts: dict[str, dict[str, Any]] = field(default_factory=dict)


def read_pages() -> list[PageContent]:
    """Every page, parents before their children, siblings in the order of their files."""
    files = sorted((CONTENT / "pages").glob("*.toml")) + sorted((CONTENT / "practices").glob("*.toml"))
    pages = [_page(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files]
    by_parent: dict[str, list[PageContent]] = {}
    for page in pages:
        by_parent.setdefault(page.parent, []).append(page)
    ordered: list[PageContent] = []
    waiting = [""]
    while waiting:
        children = by_parent.pop(waiting.pop(0), [])
        ordered += children
        waiting += [child.key for child in children]
    if by_parent:
        raise ContentError(f"No page has these keys, named as parents: {', '.join(sorted(by_parent))}.")
    return ordered


def _page(content: dict[str, Any]) -> PageContent:
    languages = (SOURCE_LANGUAGE, *TRANSLATIONS)
    return PageContent(
        key=content["key"],
        page_type=content["type"],
        parent=content.get("parent", ""),
        shared={name: value for name, value in content.items() if name not in {*PAGE_FIELDS, *languages}},
        texts={language: content[language] for language in languages if language in content},
    )


def read_terms() -> dict[str, list[dict[str, str]]]:
    """The terms by the file's name (`organisations`), each a mapping of the model's fields."""
    return {
        file.stem: tomllib.loads(file.read_text(encoding="utf-8"))["term"]
        for file in sorted((CONTENT / "terms").glob("*.toml"))
    }


def read_synonyms() -> dict[str, dict[str, str]]:
    """The sets of synonyms by their keys: words and phrases with commas between them, by language."""
    sets: dict[str, dict[str, str]] = {}
    for file in sorted((CONTENT / "synonyms").glob("*.toml")):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        twice = sets.keys() & content.keys()
        if twice:
            raise ContentError(f"{file.name} has keys that another file has: {', '.join(sorted(twice))}.")
        sets |= content
    return sets
