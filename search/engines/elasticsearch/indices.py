"""The indices: what stands in them, what they are called, and the aliases that searches go through."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from elasticsearch import Elasticsearch

from search.analysis import LANGUAGES, analyser_version

# The text is analysed before it comes here: words are what white space separates, and nothing else is done to them.
WORDS = {"type": "text", "analyzer": "whitespace"}

SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "refresh_interval": "1s",
    "max_result_window": 200_000,
}

MAPPING: dict[str, Any] = {
    "dynamic": "strict",
    "properties": {
        **dict.fromkeys(("title", "summary", "body", "attachments", "labels", "exact"), WORDS),
        "page_id": {"type": "long"},
        "language": {"type": "keyword"},
        "is_own_language": {"type": "boolean"},
        "page_type": {"type": "keyword"},
        "date": {"type": "date"},
        "title_key": {"type": "keyword", "ignore_above": 1000},
        "revision": {"type": "long"},
        "facets": {"type": "object", "dynamic": True},
    },
    "dynamic_templates": [{"facets": {"path_match": "facets.*", "mapping": {"type": "keyword", "ignore_above": 200}}}],
}


def index_version() -> str:
    """Names what an index was made with: another mapping or another analyser gives another version."""
    made_with = json.dumps([MAPPING, SETTINGS, [analyser_version(code) for code in LANGUAGES]], sort_keys=True)
    return hashlib.sha256(made_with.encode()).hexdigest()[:10]


def alias_of(language: str) -> str:
    return f"{settings.ELASTICSEARCH_INDEX_PREFIX}-{language}"


def new_index_name(language: str) -> str:
    moment = datetime.now(UTC).strftime("%Y%m%d%H%M%S%f")
    return f"{alias_of(language)}-{index_version()}-{moment}"


def current_index(client: Elasticsearch, language: str) -> str | None:
    """The index behind a language's alias; None where there is none."""
    found = client.options(ignore_status=404).indices.get_alias(name=alias_of(language))
    names = [name for name, body in found.items() if isinstance(body, dict) and "aliases" in body]
    return names[0] if names else None


def version_of(index: str) -> str:
    """The version in an index's name."""
    return index.rsplit("-", 2)[-2]


def create_index(client: Elasticsearch, language: str) -> str:
    name = new_index_name(language)
    client.indices.create(index=name, settings=SETTINGS, mappings=MAPPING)
    return name


def swap_alias(client: Elasticsearch, language: str, index: str) -> None:
    """Puts `index` behind the language's alias, in one step, and deletes every other index of the language."""
    alias = alias_of(language)
    others = [name for name in client.indices.get(index=f"{alias}-*") if name != index]
    actions: list[dict] = [{"remove": {"index": name, "alias": alias, "must_exist": False}} for name in others]
    client.indices.update_aliases(actions=[*actions, {"add": {"index": index, "alias": alias}}])
    if others:
        client.indices.delete(index=others, ignore_unavailable=True)
