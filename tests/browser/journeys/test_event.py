"""Add an event with materials."""

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n" + b"%" * 2000


def test_an_event_is_added_with_its_materials(visitor, staff):
    publisher = staff("publisher")
    publisher.add_page_below("Verkosto", "Tapahtuma")
    publisher.write("title", "Tekoäly ja avoimuus")
    publisher.write_time("starts_at", "2026-03-12 09:00")
    publisher.write_time("ends_at", "2026-03-12 10:30")
    publisher.open_tab("Aineistot ja linkit")
    publisher.add_row("materials")
    publisher.write("materials-0-title", "Esityksen kalvot")
    publisher.upload_document("materials-0-document", "kalvot.pdf", PDF)
    publisher.add_row("materials")
    publisher.write("materials-1-title", "Tallenne")
    publisher.write("materials-1-url", "https://example.org/tallenne")
    publisher.publish()

    visitor.open_state("network")
    visitor.follow("Tekoäly ja avoimuus")
    visitor.sees("12.3.2026", "Aineistot")
    slides = visitor.main.get_by_role("listitem").filter(has_text="Esityksen kalvot")
    visitor.sees_in(slides, "(PDF, 2,0 KB)")
    file = visitor.page.request.get(visitor.site.base + slides.get_by_role("link").get_attribute("href"))
    assert file.body() == PDF
    recording = visitor.main.get_by_role("link", name="Tallenne")
    assert recording.get_attribute("href") == "https://example.org/tallenne"
