"""Compounds that are never split, for their parts mislead: somebody who looks for *kunta* (a municipality) does not
want *eduskunta* (the parliament). Only words whose meaning has left their parts behind belong here; where both parts
still mean what they say (*kaupunginvaltuusto*) the split is what finds the document.

A list of the language, put together by hand. A longer compound of one of these (*tarkastuslautakunta*) is split down
to it and no further.
"""

from search.analysis.word_lists import words_of

_FINNISH = """
ajankohta alkuperä asiakas asiakirja edustaja eduskunta ehdokas elinkeino elokuva esimerkki esimies heimokunta
huonekalu ihmiskunta ilmapiiri jalkapallo kansakunta kirjallisuus kuukausi lautakunta lähtökohta maailma
maakunta mielipide näkökohta näkökulma osakunta osuuskunta pääoma pöytäkirja ruokakunta seurakunta sukukunta
tasavalta toimenpide toimikunta toimisto tuomiokunta valiokunta valtakunta viranomainen vuorokausi yhteiskunta
yksityiskohta yliopisto ylioppilas maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai tammikuu
helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu
"""

_SWEDISH = """
ansvar arbetsam avgift bistånd egenskap eftersom erfarenhet framtid förening förhållande förslag försök förstå
hemlig husband innehåll kunskap landskap lönsam medborgare medborgarskap mellan medlem medlemskap myndighet
någonting någonstans ordförande riksdag samhälle sällskap tillgång tillstånd tillsammans tillgänglig tillfälle tidning
tidskrift uppgift uppdrag upphandling uppföljning utbildning utskott utgift utgång utveckling underlag universitet
vetenskap vetenskaplig vänskap världskap åtgärd återkommande öppenhet måndag tisdag onsdag torsdag fredag lördag söndag
budget fullmäktig fullmäktige rådjur inflytande inledning inlägg invånare omfatta omfattning område omsorg
"""

NEVER_SPLIT = {"fi": words_of(_FINNISH), "sv": words_of(_SWEDISH)}
