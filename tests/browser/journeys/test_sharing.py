"""Share a practice and see it published."""

from tests.browser.journeys.mailbox import links_in

SENDER = "maija@example.org"
TITLE = "Nuorten ideakahvila"


def test_somebody_shares_a_practice_and_sees_it_published(visitor, staff, mailbox):
    visitor.open_state("library")
    visitor.follow("Jaa käytäntö")
    visitor.fill_in("Otsikko", TITLE)
    visitor.fill_in(
        "Mitä tehtiin ja miksi?", "Nuoret eivät vastanneet kyselyihin. Avasimme kahvilan, jossa he kertovat ideansa."
    )
    visitor.fill_in("Organisaatio", "Oulu")
    visitor.tick("Osallisuus")
    visitor.fill_in("Sähköpostisi", SENDER)
    visitor.press("Lähetä käytäntö")
    visitor.sees("Tila: Vastaanotettu")
    receipt = mailbox.the_one(SENDER, "Saimme käytäntösi")

    publisher = staff("publisher")
    publisher.choose_in_menu("Jaetut käytännöt")
    publisher.follow(TITLE)
    publisher.press("Tee luonnossivu")
    publisher.is_told("Luonnossivu on tehty.")
    visitor.open(links_in(receipt)[0])
    visitor.sees("Tila: Käsittelyssä")
    publisher.publish()

    published = mailbox.the_one(SENDER, "Jakamasi käytäntö on julkaistu")
    page_address, status_address = links_in(published)
    visitor.open(status_address)
    visitor.sees("Tila: Julkaistu", page_address)
    visitor.follow(page_address)
    visitor.sees(TITLE, "Avasimme kahvilan, jossa he kertovat ideansa.", "Oulu", "Osallisuus")
    assert visitor.page.url == page_address
    assert len(mailbox.to(SENDER)) == 2
