"""Function words, which a query may do without, and how lists of words are written in this package."""


def words_of(text: str) -> frozenset[str]:
    """The words of a block of text, as a set: lists of the language stay readable that way."""
    return frozenset(text.split())


_FINNISH = """
ja tai sekä eli vai mutta vaan kun kuin jos että koska jotta vaikka niin myös on ovat oli olivat olla ollut ei eivät
en et emme ette se sen sitä siinä siitä siihen sillä ne niiden niitä niissä niistä niihin niillä tämä tämän tätä tässä
tästä tähän nämä näiden näitä näissä näistä näihin tuo tuon nuo joka jonka jota jossa josta johon jolla jotka joiden
joita joissa joista joihin mikä minkä mitä missä mistä mihin miten mitkä kuka ketä kenen minä sinä hän me te he hänen
heidän meidän teidän minun sinun itse kanssa mukaan vain jo vielä nyt sitten siis ovatko onko
"""
_SWEDISH = """
och eller men samt som att om när då så även också är var vara varit blir blev ett en den det de dem dess denna detta
dessa i på av för till från med utan vid hos under över mellan genom efter före inom enligt mot åt än inte ej har hade
ha kan kunde ska skulle vi ni du jag han hon hen man vår vårt våra er ert era din ditt dina min mitt mina sin sitt sina
hans hennes deras vad vem vilken vilket vilka hur där här nu sedan bara sig oss
"""
_ENGLISH = """
a an the and or but nor so if than that this these those is are was were be been being am in on at by for from to of
with without into onto over under about as it its he she they them their his her him we us our you your i me my who
whom whose which what when where why how not no do does did has have had having will would can could shall should may
might must there here then also
"""
STOP_WORDS = {
    "fi": words_of(_FINNISH),
    "sv": words_of(_SWEDISH),
    "en": words_of(_ENGLISH),
}
"""By language. They are indexed like any other word."""
