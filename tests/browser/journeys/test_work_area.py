"""Move a practice to another work area."""


def counts(visitor, language: str) -> dict[str, str]:
    """What stands beside each work area among the library's filters."""
    visitor.open_state("library", language)
    choices = visitor.main.locator("[data-key=work-area] [data-key=choices] > li")
    return {choice.get_attribute("data-key"): choice.locator(".facet__count").inner_text() for choice in choices.all()}


def test_a_practice_is_moved_to_another_work_area(visitor, staff):
    assert counts(visitor, "fi") == {"osallisuus": "(1)", "avoin-data": "(1)"}
    assert counts(visitor, "sv") == {"osallisuus": "(1)", "avoin-data": "(1)"}

    publisher = staff("publisher")
    publisher.edit("Asukasraati")
    publisher.open_tab("Luokittelu")
    publisher.choose("practice_work_areas-0-work_area", "avoin-data")
    publisher.publish()

    for language, title in (("fi", "Asukasraati"), ("sv", "Invånarpanel")):
        assert counts(visitor, language) == {"avoin-data": "(2)"}
        visitor.open_state("work area avoin-data", language)
        visitor.sees(title)
        visitor.open_state("work area osallisuus", language)
        visitor.does_not_see(title)
        visitor.open_state("translated practice", language)
        visitor.sees({"fi": "Avoin data", "sv": "Öppna data"}[language])
