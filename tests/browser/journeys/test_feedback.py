"""Answer feedback."""

SENDER = "matti@example.org"
MESSAGE = (
    "Ruudunlukija ei lue sivun taulukkoa. Kokeilin kahdella selaimella, ja molemmissa se luki vain numerot ilman"
    " otsikoita. Tarvitsen taulukon tiedot työssäni."
)
IN_THE_QUEUE = "Ruudunlukija ei lue sivun taulukkoa. Kokeilin kahdella selaimella, ja molemmiss…"
ANSWER = "Kiitos! Taulukolla on nyt otsikot."


def test_a_visitor_gives_feedback_and_a_publisher_answers_it(visitor, staff, mailbox):
    visitor.open_state("translated practice")
    path = visitor.site.states["translated practice"]["fi"]
    visitor.page.locator("footer").get_by_role("link", name="Anna palautetta tästä sivusta").click()
    visitor.tick("Saavutettavuus")
    visitor.fill_in("Palautteesi", MESSAGE)
    visitor.fill_in("Sähköpostisi", "matti")
    visitor.press("Lähetä palaute")
    visitor.sees("Korjaa nämä")
    visitor.fill_in("Sähköpostisi", SENDER)
    visitor.press("Lähetä palaute")
    visitor.sees("Olemme saaneet palautteesi.", "Vastaamme sähköpostiisi viimeistään")

    publisher = staff("publisher")
    publisher.open("/admin/")
    publisher.follow("1 palaute odottaa vastausta")
    publisher.sees("14 päivää jäljellä", path)
    publisher.follow(IN_THE_QUEUE)
    publisher.sees("Saavutettavuus", MESSAGE, SENDER)
    publisher.fill_in("Vastaus lähettäjälle", ANSWER)
    publisher.press("Lähetä vastaus")
    publisher.is_told("Vastaus on matkalla lähettäjälle.")
    publisher.sees(ANSWER, "publisher")

    [message] = mailbox.to(SENDER)
    assert message["Subject"] == "Vastauksemme palautteeseesi"
    assert ANSWER in message.get_content()
    assert f"> {MESSAGE}" in message.get_content()
    publisher.choose_in_menu("Palaute")
    publisher.sees(IN_THE_QUEUE, "Vastattu")
    visitor.follow("Takaisin sivulle")
    assert visitor.page.url.endswith(path)
