"""What changed between two wordings of a text, word by word, as HTML that a translator reads."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# A mark-up tag or an entity is one word: a translator keeps it whole.
WORDS = re.compile(r"<[^>]*>|&\w+;|\w+|\s+|[^\w\s]")
# Below this, two texts have too little in common for single words to tell anything.
LEAST_IN_COMMON = 0.35
MOST_WORDS = 2000


def likeness(before: str, after: str) -> float:
    """How much two texts have in common, from 0 to 1; 0 at once where it cannot be as much as a change leaves."""
    matcher = SequenceMatcher(None, WORDS.findall(before)[:MOST_WORDS], WORDS.findall(after)[:MOST_WORDS], False)
    if matcher.real_quick_ratio() < LEAST_IN_COMMON or matcher.quick_ratio() < LEAST_IN_COMMON:
        return 0
    return matcher.ratio()


def marked_changes(before: str, after: str) -> SafeString:
    """`after` with what is new in `<ins>` and what is gone in `<del>`. Both are escaped: mark-up is shown."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if max(len(old), len(new)) > MOST_WORDS or likeness(before, after) < LEAST_IN_COMMON:
        return _gone([before]) + SafeString(" ") + _new([after])
    pieces = []
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            pieces.append(format_html("{}", "".join(new[new_start:new_end])))
            continue
        pieces += [_gone(old[old_start:old_end]), _new(new[new_start:new_end])]
    return format_html_join("", "{}", ((piece,) for piece in pieces))


# The spans have the colours that Wagtail gives to changes; the elements say it without colour.
def _gone(words: Iterable[str]) -> SafeString:
    text = "".join(words)
    return format_html('<del><span class="deletion">{}</span></del>', text) if text else SafeString("")


def _new(words: Iterable[str]) -> SafeString:
    text = "".join(words)
    return format_html('<ins><span class="addition">{}</span></ins>', text) if text else SafeString("")
