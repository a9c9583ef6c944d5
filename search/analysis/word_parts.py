"""How a word looks as the first part of a compound, and what its lemma then is."""

from collections.abc import Callable

from search.analysis.lexicon import Lexicon
from search.analysis.word_lists import words_of

_INTERNATIONAL = words_of(
    """
    aero agro anti astro audio bio cyber digi eko elektro etno euro foto geo hydro hyper info infra inter kyber
    maksi maxi mega meta mikro mini mono multi nano neuro petro psyko pseudo radio retro semi socio some sosio
    super tele termo trans turbo ultra video
    """
)
# Finnish words that live only as first parts (Iso suomen kielioppi, section 408).
_FINNISH_BOUND = words_of(
    """
    ala ali ensi epä esi etä etu haja irto itse kanta kauko keski kiinto kolmi koko kuuma lähi monitoimi nyky
    näennäis oiko osa peri pikku seka selko sisä taka täsmä ulko uudis uusio vasta viher viime yhdys yhteis yksi
    ylä yli
    """
)
FINNISH_SHORT_WORDS = words_of(
    """
    yö työ tie maa pää puu kuu luu syy jää apu asu ala osa etu ero eri ikä itä elo ilo ajo ase isä koe oja olo ovi
    tee uni ura vyö
    """
)
"""Nouns of two or three letters that make compounds; other short words are suffixes and chance (*lai*, *tus*)."""
_FINNISH_SHORT_PARTS = FINNISH_SHORT_WORDS | _FINNISH_BOUND | _INTERNATIONAL
_FINNISH_SHORTENED = {"suur": "suuri", "täys": "täysi", "uus": "uusi", "nuor": "nuori", "pien": "pieni"}
_FINNISH_CASES = ("n", "aan", "ään", "ssa", "ssä", "sta", "stä", "sti", "lle", "lla", "llä")
# Prepositions, and particles of verbs: in *utveckla* or *beslut* they have become part of the word.
_SWEDISH_PARTICLES = words_of(
    """
    av an be bi de er för ge i in mot o om på re till under upp opp ut vid åt över från med efter fram ned ner
    kring genom åter sam miss bort ihop isär hän und er ent
    """
)
# Endings of first parts, and what the lemma has in their place: *arbets* arbete, *gatu* gata, *medie* medium.
_SWEDISH_ENDINGS = (
    ("manna", ("man",)), ("ie", ("ium", "ia", "i", "")), ("es", ("a", "")), ("s", ("", "e", "a")),
    ("el", ("la", "le")), ("er", ("ra",)), ("al", ("ell",)), ("u", ("a",)), ("o", ("a",)), ("e", ("", "a")),
    ("a", ("", "e")), ("", ("a", "e")),
)  # fmt: skip


def modifier_rule(language: str, lexicon: Lexicon) -> Callable[[str], tuple[str, ...]]:
    """The rule of `language`: from the letters before a compound's head to the modifier's lemmas, none if they are no
    modifier."""
    rule = {"fi": _finnish_modifier, "sv": _swedish_modifier}.get(language, _no_modifier)
    return lambda letters: rule(letters, lexicon)


def _no_modifier(_letters: str, _lexicon: Lexicon) -> tuple[str, ...]:
    return ()


def _finnish_modifier(letters: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Nominative (*kunta*), genitive of either number (*kunnan*, *kuntien*), a shortened word, or another case
    (*toimeen*, *maahan*)."""
    if len(letters) < 4:
        return (letters,) if letters in _FINNISH_SHORT_PARTS else ()
    if letters in _FINNISH_BOUND or letters in _INTERNATIONAL:
        return (letters,)
    if letters[-1] == "s" and (shortened := _finnish_shortened(letters, lexicon)):
        return (shortened,)
    if lexicon.is_lemma(letters):
        # *lain* is a word of its own, and the genitive of *laki*.
        genitive_of = lexicon.lemmas_of(letters) if letters[-1] == "n" else ()
        return tuple(dict.fromkeys((letters, *genitive_of)))
    if shortened := _finnish_shortened(letters, lexicon):
        return (shortened,)
    if letters.endswith(_FINNISH_CASES):
        return tuple(lemma for lemma in lexicon.lemmas_of(letters) if lexicon.is_lemma(lemma))
    return ()


def _finnish_shortened(letters: str, lexicon: Lexicon) -> str | None:
    """The stem in -s of a word in -nen (*kansalais*), a word without -nen (*sosiaali*), a plural without its end
    (*käräjä*, *avajais*), or an adjective without its -i (*uus*)."""
    if letters in _FINNISH_SHORTENED:
        return _FINNISH_SHORTENED[letters]
    candidates = (
        (letters[:-1] + "nen", letters + "et")
        if letters[-1] == "s"
        else (letters + "nen", letters + "inen", letters + "t")
    )
    return next((lemma for lemma in candidates if lexicon.is_lemma(lemma)), None)


def _swedish_modifier(letters: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The word itself (*kommun*), with a binding -s- (*delaktighets*), without its last vowel (*flick*, *medborgar*),
    with another ending (*gatu*, *arbets*, *medie*), or a comparative (*äldre*)."""
    if len(letters) < 2 or letters in _SWEDISH_PARTICLES:
        return ()
    if lexicon.is_lemma(letters) or letters in _INTERNATIONAL:
        return (letters,)
    if len(letters) < 4:
        return ()
    for ending, replacements in _SWEDISH_ENDINGS:
        if letters.endswith(ending):
            stem = letters.removesuffix(ending)
            for replacement in replacements:
                if lexicon.is_lemma(lemma := stem + replacement):
                    return (lemma,)
    return lexicon.lemmas_of(letters) if letters.endswith("re") else ()
