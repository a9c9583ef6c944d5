"""A check of JSON-LD against schema.org's vocabulary, as far as it is in vocabulary.json beside this file."""

import json
from pathlib import Path
from typing import Any

TYPES = json.loads((Path(__file__).parent / "vocabulary.json").read_text(encoding="utf-8"))["types"]
# Values of these types are written as texts, numbers or truth values.
PLAIN = {"Text", "URL", "Date", "DateTime", "Boolean", "Number", "Integer", "Time", "Duration"}


def properties_of(kind: str) -> dict[str, list[str]]:
    """The properties that a type may have, its own and those of what it is a kind of, with their values' types."""
    found = dict(TYPES[kind]["properties"])
    for parent in TYPES[kind]["parents"]:
        found = {**properties_of(parent), **found}
    return found


def is_kind_of(kind: str, wanted: str) -> bool:
    return kind == wanted or any(is_kind_of(parent, wanted) for parent in TYPES[kind]["parents"])


def complaints(node: dict[str, Any]) -> list[str]:
    """What in a node, and in those within it, schema.org does not know."""
    kind = node.get("@type")
    if kind not in TYPES:
        return [f"no type {kind}"]
    known, found = properties_of(kind), []
    for name, values in node.items():
        if name in {"@type", "@id"}:
            continue
        if name not in known:
            found.append(f"{kind} has no {name}")
            continue
        for value in values if isinstance(values, list) else [values]:
            found += _complaints_of_value(kind, name, value, known[name])
    return found


def _complaints_of_value(kind: str, name: str, value: Any, wanted: list[str]) -> list[str]:
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            return []
        fits = value.get("@type") not in TYPES or any(is_kind_of(value["@type"], other) for other in wanted)
        return complaints(value) + ([] if fits else [f"{kind}.{name} may not be a {value['@type']}"])
    members = {member for other in wanted for member in TYPES.get(other, {}).get("members", [])}
    if members and str(value).removeprefix("https://schema.org/") not in members:
        return [f"{kind}.{name} may not be {value}"]
    if not members and not PLAIN & set(wanted) and not str(value).startswith("http"):
        return [f"{kind}.{name} may not be plain: {value}"]
    return []
