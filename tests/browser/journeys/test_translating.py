"""Translate a paragraph that was changed."""

FINNISH, SWEDISH = "translated practice", "sv"
OLD = "De träffades tre gånger."
NEW = "De träffades fem gånger, två av dem på kvällen."
BEHIND = "Den finska texten ändrades"


def test_a_changed_paragraph_is_translated_approved_and_public(visitor, staff):
    publisher = staff("publisher")
    publisher.edit("Asukasraati")
    publisher.write_paragraphs(
        "what_was_done", "Kutsuimme arvalla 20 asukasta.", "He kokoontuivat viisi kertaa, kahdesti illalla."
    )
    publisher.publish()
    visitor.open_state(FINNISH, SWEDISH)
    visitor.sees(BEHIND, OLD)

    translator = staff("translator-sv")
    translator.choose_in_menu("Rapporter", "Översättning")
    row = translator.main.get_by_role("row", name="Asukasraati")
    translator.sees_in(row, "1 text att översätta")
    row.get_by_role("link", name="Översätt").click()
    translator.translate("He kokoontuivat viisi kertaa, kahdesti illalla.", NEW)
    translator.press("Spara och be om publicering")
    translator.is_told("En begäran om att publicera sidan skickades.")
    visitor.open_state(FINNISH, SWEDISH)
    visitor.sees(BEHIND, OLD)
    visitor.does_not_see(NEW)

    publisher.approve("Invånarpanel")

    visitor.open_state(FINNISH, SWEDISH)
    visitor.sees("Vi bjöd in 20 invånare genom lottning.", NEW)
    visitor.does_not_see(BEHIND, OLD)
    translator.choose_in_menu("Rapporter", "Översättning")
    translator.sees_in(translator.main.get_by_role("row", name="Asukasraati"), "Klar")
