"""The alphabetical order of titles: å, ä and ö come last in Finnish and Swedish, with a and o in English."""

import unicodedata

# Finnish and Swedish (SFS-EN 13710, Swedish Academy): å, ä, ö after z; æ and ø with ä and ö; ü with y.
NORDIC = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y", "š": "s", "ž": "z"})
NORDIC_LANGUAGES = ("fi", "sv")


def title_key(title: str, language: str) -> str:
    """A string whose order among others is the title's place in the alphabet of `language`."""
    folded = unicodedata.normalize("NFC", title).casefold()
    if language in NORDIC_LANGUAGES:
        folded = folded.translate(NORDIC)
    plain = unicodedata.normalize("NFD", folded)
    letters = "".join(
        char if char.isalnum() or char in "{|}" else " " for char in plain if not unicodedata.combining(char)
    )
    return " ".join(letters.split())
