"""One spelling for the British and the American, so that *organisation* finds *organization*.

A British ending is exchanged for the American one where the dictionary has the American word as well; so *advise*,
*four* and *presence* stay what they are.
"""

import re

from search.analysis.lexicon import Lexicon

# From the spelling guides of both sides: https://en.wikipedia.org/wiki/American_and_British_English_spelling_differences
_ENDINGS = (
    (re.compile(r"^(.{3,}[^aeiouw])is(e|er|ation|ational|able|ing|ed)$"), r"\1iz\2"),
    (re.compile(r"^(.{2,})ys(e|er)$"), r"\1yz\2"),
    (re.compile(r"^(.{3,})our(|s|er|able|ite|ed|ing|ful|al|hood|ist)$"), r"\1or\2"),
    (re.compile(r"^(.{2,})tre$"), r"\1ter"),
    (re.compile(r"^(.{2,})bre$"), r"\1ber"),
    (re.compile(r"^(.{3,})en[c]e$"), r"\1ense"),
    (re.compile(r"^(.*)practise$"), r"\1practice"),
    (re.compile(r"^(.{3,}[aeiou])ll(ed|ing|er|or)$"), r"\1l\2"),
    (re.compile(r"^(.+[aeiou])l(|ment)$"), r"\1ll\2"),
    (re.compile(r"^(.{4,}g)ue$"), r"\1"),
    (re.compile(r"^(.+gram)me$"), r"\1"),
    (re.compile(r"^(.+dg)e(ment)$"), r"\1\2"),
    (re.compile(r"^gr(e)y$"), r"gray"),
)


def american(lemma: str, lexicon: Lexicon) -> str:
    """`lemma` in its American spelling where the dictionary has one, otherwise as it is."""
    for pattern, replacement in _ENDINGS:
        if (match := pattern.match(lemma)) and lexicon.is_lemma(spelling := match.expand(replacement)):
            return spelling
    return lemma
