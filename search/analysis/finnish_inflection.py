"""Rules of Finnish inflection and derivation that lead from a form to lemmas the dictionary does not give for it.

A form is not stripped down blindly: an ending is exchanged for one that leads to a form the dictionary does know, and
that form's lemma is taken. So the consonant gradation of *käytettävissä* (*käyttää*) comes out of the dictionary, not
out of a rule. The endings follow the Iso suomen kielioppi (https://kaino.kotus.fi/visk), sections 52 to 120.
"""

import re
from collections.abc import Iterator

from search.analysis.lexicon import Lexicon

Rule = tuple[re.Pattern[str], tuple[str, ...]]

_VERB = re.compile(r"\w+(?<![mv])[aä]")
_CASE = (
    "(?:i?(?:n|t|na|nä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|tta|ttä|ta|tä|a|ä|en|hin|den|tten|siin|ineen)|"
    "an|än|un|yn|ja|jä|jen)?"
)

_PLURAL_CASE = "(?:n|na|nä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|tta|ttä|hin|den|tten|ta|tä|siin)"
_PLURAL = f"(?:j(?:a|ä|en)|i{_PLURAL_CASE})"

# Each rule: what the form looks like, and known forms that would share its lemma.
# Homonyms: the dictionary gives one lemma a form (*vaalit*: *vaalia*), so other readings are asked for as well.
_NOUN_READINGS = (
    # the other cases of the same stem: kunnat, kunnan: kunnassa; vaalia, vaalien: vaalina
    (re.compile(r"(..+[aäeiouyö])[nt]"), (r"\1ssa", r"\1ssä")),
    (re.compile(r"(..+[aäeiouyö])(?:a|ä|en)"), (r"\1na", r"\1nä")),
    # plural stems that several words share: lausuntoja: lausuntona; vaaleissa: vaalina; lähteisiin: lähteen
    (re.compile(rf"(..+o){_PLURAL}"), (r"\1na",)),
    (re.compile(rf"(..+ö){_PLURAL}"), (r"\1nä",)),
    (re.compile(rf"(..+)e{_PLURAL}"), (r"\1ina", r"\1inä")),
    (re.compile(r"(..+e)i(?:siin|den|tä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle)"), (r"\1en",)),
    (re.compile(r"(..+i)(?:se\w{0,6}|st[aä]|sten|si\w{1,6})"), (r"\1nen",)),
    (re.compile(r"(t|l)ei(?:den|tä|ssä|stä|llä|ltä|lle|hin|nä|ksi)"), (r"\1ienä",)),
)
# Adverbs that are cases of nouns: lopussa, sivulla; käytöstä, which may be of two nouns.
_LOCATIVE_READINGS = ((re.compile(r"(..+[aäeiouyö])(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle)"), (r"\1n",)),)
_VERB_READINGS = (
    (re.compile(r"(..+[aäeiouyö])[nt]"), (r"\1mme",)),
    # the third person: tuki: tukivat; korjaa: korjaavat
    (re.compile(r"(..+i|..+[aeiouyäö][aä])"), (r"\1vat", r"\1vät")),
)
# Forms that the dictionary lacks of words that it has.
_MISSING_FORMS = (
    # regular cases of a word in a vowel: digitalisaatiosta, eroissa
    (re.compile(r"(...+[aäeiouyö])(?:n|t|na|nä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|a|ä|ta|tä)"), (r"\1",)),
    (re.compile(rf"(..+[oöuy]){_PLURAL}"), (r"\1",)),
    (re.compile(rf"(..+)e{_PLURAL}"), (r"\1i",)),
    (re.compile(rf"(..+)i(?:a|ä|en|in|{_PLURAL_CASE})"), (r"\1a", r"\1ä")),
    # words in -nen and -uus: poikkeuksellisessa, pelattavuuden
    (re.compile(r"(..+)(?:se\w{0,6}|st[aä]|sten|si\w{1,6})"), (r"\1nen",)),
    (re.compile(r"(..+uu)(?:[dt]e\w+|tt[aä]|ks\w+)"), (r"\1s",)),
    (re.compile(r"(..+yy)(?:[dt]e\w+|tt[aä]|ks\w+)"), (r"\1s",)),
    # words in -ton: liittymättömistä
    (re.compile(rf"(..+)tto(?:m[ai]{_CASE}|nt(?:a|en))"), (r"\1ton",)),
    (re.compile(rf"(..+)ttö(?:m[äi]{_CASE}|nt(?:ä|en))"), (r"\1tön",)),
    # commands: varokaa
    (re.compile(r"(..+)k(?:aa|ää)"), (r"\1n",)),
    # the passive after a negation: ei säilytetä
    (re.compile(r"(..+t[aä])"), (r"\1an", r"\1än")),
)
# Productive derivations, as the nominative of a word that the dictionary lacks altogether.
_PRODUCTIVE = (
    (re.compile(r"(...+uu|...+yy)(?:[dt]e\w+|tt[aä]|ks\w+)"), r"\1s"),
    (re.compile(r"(...+(?:mi|lli|lai|läi))st[aä]"), r"\1nen"),
    (re.compile(r"(...+[aeouyäöi])se(?:n|t|na|nä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|en)"), r"\1nen"),
    (re.compile(r"(...+i)si(?:a|ä|in|na|nä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi)"), r"\1nen"),
    (re.compile(rf"(...+)tto(?:m[ai]{_CASE}|nt(?:a|en))"), r"\1ton"),
    (re.compile(rf"(...+)ttö(?:m[äi]{_CASE}|nt(?:ä|en))"), r"\1tön"),
    (re.compile(r"(...+[aeo]u|...+tu|...+nnu|...+[äeö]y|...+ty)(?:kse\w{1,6}|st[aä]|sten|ksi\w{0,6})"), r"\1s"),
)
_PARTICIPLES = (
    # -nut: osallistuneet, osallistuneiden
    (re.compile(rf"(..*[nlrs])e(?:e|i){_CASE}"), (r"\1ut", r"\1yt", r"\1ee")),
    (re.compile(r"(..*[nlrs])[uy]t(?:ta|tä)"), (r"\1ut", r"\1yt", r"\1ee")),
    # -va: osallistuva, osallistuvien; the third person plural sounds alike
    (re.compile(rf"(..+)v(?:a|i){_CASE}"), (r"\1vat", r"\1maan")),
    (re.compile(rf"(..+)v(?:ä|i){_CASE}"), (r"\1vät", r"\1mään")),
    # -tava: toteutettavat, käytettävissä
    (re.compile(rf"(..+)t(?:a|ä)v(?:a|ä|i){_CASE}"), (r"\1tiin", r"\1ttiin")),
    (re.compile(rf"(..+)([dlrn])(?:a|ä)v(?:a|ä|i){_CASE}"), (r"\1tiin",)),
    # -ttu: hyväksyttyjen; its weak grade: hyväksytyn, laaditun, valmistellun
    (re.compile(rf"(..+t)[uy]{_CASE}"), (r"\1iin", r"\1tiin")),
    (re.compile(rf"(..+)[dlrn][uy]{_CASE}"), (r"\1tiin",)),
    # -ma: valmistelemaa
    (re.compile(rf"(..+m)(?:a|i){_CASE}"), (r"\1aan",)),
    (re.compile(rf"(..+m)(?:ä|i){_CASE}"), (r"\1ään",)),
    # -essa: nähdessä
    (re.compile(r"(..+)ess[aä]"), (r"\1a", r"\1ä")),
    # -minen: kehittäminen, osallistumista
    (
        re.compile(r"(..+)mi(?:nen|se\w{0,4}|st[aä]|sten|si\w{1,4})"),
        (r"\1vat", r"\1vät", r"\1isi", r"\1maan", r"\1mään", r"\1n"),
    ),
)
# Participles that are lemmas of their own: hyväksytyn, murhanneet.
_PARTICIPLE_FORMS = (
    (re.compile(rf"(..*[nlrs])e(?:e|i){_CASE}"), ("ut", "yt")),
    (re.compile(rf"(..*t)[uy]{_CASE}"), ("u", "y", "tu", "ty")),
)
_COMPARISON = (
    # avoimempi: avoimen; laajempi: laajan; its stem -mma-, -mpa-, -mpi-
    (re.compile(rf"(..+[aäeioöuy])m(?:pi|pa|pä|ma|mä|mi){_CASE}"), (r"\1n",)),
    (re.compile(rf"(..+)em(?:pi|pa|pä|ma|mä|mi){_CASE}"), (r"\1an", r"\1än")),
    # laajimmat, laajimpien: laajin; selkeimmin
    (re.compile(rf"(..+i)m(?:pa|pä|ma|mä|mi|pi){_CASE}"), (r"\1n",)),
    # hitain: hitaan; viimeisin: viimeisen
    (re.compile(r"(...+)in"), (r"\1an", r"\1än", r"\1en")),
    # avoimesti: avoimen; selkeämmin
    (re.compile(r"(...+)sti"), (r"\1n",)),
    (re.compile(r"(...+[aeioöuyä])mmin"), (r"\1n",)),
    (re.compile(r"(...+)emmin"), (r"\1an", r"\1än")),
)
_IRREGULAR_COMPARISON = {"parempi": "hyvä", "paras": "hyvä", "pidempi": "pitkä", "useampi": "moni", "pisin": "pitkä"}

_CLITIC = re.compile(r"(..+?)(?:ko|kö|kin|kaan|kään|han|hän|pa|pä)(?:han|hän|s)?")
_POSSESSIVE = re.compile(r"(..+?)(?:ni|si|nsa|nsä|mme|nne|(?<=a)an|(?<=ä)än|(?<=e)en|(?<=i)in)")
# A possessive suffix swallows -n and -t, and stands on the strong stem: päätöksensä, mahdollisuutensa, työhönsä.
_BEFORE_POSSESSIVE = ("", "n", "t", "na", "nä", "i")


def other_readings(form: str, is_lemma: bool, lexicon: Lexicon) -> list[str]:
    """Further lemmas of a form that the dictionary knows: *vaali* for *vaalit*, beside *vaalia*. A form that is a
    lemma itself is hardly ever a case of another noun, but it may be a verb (*tuki*)."""
    rules = _LOCATIVE_READINGS + _VERB_READINGS + (() if is_lemma else _NOUN_READINGS)
    return [lemma for lemmas in _known_by(rules, form, lexicon) for lemma in lemmas[:1]]


def lemmas_of_missing(form: str, lexicon: Lexicon) -> list[str]:
    """Lemmas of a form that the dictionary lacks, though it has the word: *digitalisaatiosta*."""
    found = [lemmas[0] for lemmas in _known_by(_MISSING_FORMS, form, lexicon)]
    for pattern, endings in _PARTICIPLE_FORMS:
        if match := pattern.fullmatch(form):
            found += [lemma for ending in endings if lexicon.is_lemma(lemma := match[1] + ending)]
    return found


def nominative_of_unknown(form: str) -> str | None:
    """The nominative of a word that is not in the dictionary but ends like many that are: *pelattavuuden*."""
    for pattern, nominative in _PRODUCTIVE:
        if match := pattern.fullmatch(form):
            return match.expand(nominative)
    return None


def base_words(word: str, lexicon: Lexicon) -> list[str]:
    """The words that a form or lemma is derived from without change of meaning: the verb of a participle or of a noun
    in -minen, the positive of a comparative, the adjective of an adverb in -sti."""
    found = []
    for pattern, known_forms in _PARTICIPLES:
        if match := pattern.fullmatch(word):
            found += _first_verb((match.expand(known_form) for known_form in known_forms), word, lexicon)
    for lemmas in _known_by(_COMPARISON, word, lexicon):
        # *eläen* is no adjective
        found += [lemma for lemma in lemmas if not lemma.endswith(("aa", "ää"))]
    if word in _IRREGULAR_COMPARISON:
        found.append(_IRREGULAR_COMPARISON[word])
    return found


def _first_verb(known_forms: Iterator[str], word: str, lexicon: Lexicon) -> list[str]:
    for known_form in known_forms:
        verbs = [lemma for lemma in lexicon.lemmas_of(known_form) if lemma != word and _VERB.fullmatch(lemma)]
        if verbs:
            return verbs
    return []


def without_suffixes(form: str) -> list[str]:
    """Forms that `form` may be with a clitic or a possessive suffix added: *kunnissakin*, *kuntansa*; likeliest
    first."""
    without_clitic = [match[1]] if (match := _CLITIC.fullmatch(form)) else []
    candidates = list(without_clitic)
    for candidate in [form, *without_clitic]:
        if match := _POSSESSIVE.fullmatch(candidate):
            stem = match[1]
            if stem.endswith("kse"):
                # the translative -ksi: uhrikseen, tueksemme
                candidates.append(stem[:-1] + "i")
            candidates += [stem + ending for ending in _BEFORE_POSSESSIVE]
    return candidates


def _known_by(rules: tuple[Rule, ...], word: str, lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """The lemmas of each known form that a rule leads to from `word`."""
    for pattern, known_forms in rules:
        if match := pattern.fullmatch(word):
            for known_form in known_forms:
                if lemmas := lexicon.lemmas_of(match.expand(known_form)):
                    yield lemmas
