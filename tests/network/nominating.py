"""The nominating form of a round whose call is open in April 2027."""

from datetime import date

from tests.public_forms import send_form

ADDRESS = {
    "fi": "/avoin-demokratia-verkosto/demokratiatunnustus/ehdota/2027/",
    "sv": "/sv/natverket-oppen-demokrati/demokratiutmarkelsen/nominera/2027/",
    "en": "/en/open-democracy-network/demokratiatunnustus/nominate/2027/",
}
OPENS, CLOSES = date(2027, 4, 1), date(2027, 4, 30)
IN_CALL = "2027-04-12T09:00:00+03:00"
BEFORE_CLOSING, AFTER_CLOSING = "2027-04-30T23:58:00+03:00", "2027-05-01T00:01:00+03:00"
TOLD = {"reasons": "Asukkaat päättivät itse.", "nominator_email": "maija@example.org"}


def send(client, language: str = "fi", *, after: float = 60, hidden=None, **told):
    return send_form(client, ADDRESS[language], {**TOLD, **told}, after=after, hidden=hidden)
