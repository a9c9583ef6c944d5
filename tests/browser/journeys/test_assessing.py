"""Assess a commitment."""

from django.utils import translation

from programmes.half_years import HalfYear

TITLE = "Kansalliset dialogit"
WAITS = "1 sitoumus ilman tämän puolivuoden arviota"
REASON = "Dialogeja on pidetty viidessä kaupungissa, mutta palvelujen osuus on vasta alkanut."


def test_a_commitment_is_assessed_and_the_timeline_shows_it(visitor, staff):
    with translation.override("fi"):
        half_year = HalfYear.current().name
    visitor.open_state("commitment")
    visitor.sees("Sitoumuksen etenemistä ei ole vielä arvioitu.")

    editor = staff("editor")
    editor.sees("Tämä odottaa sinua")
    editor.follow(WAITS)
    editor.sees("Arvioitavat sitoumukset", half_year, "V-1")
    editor.follow(TITLE)
    editor.open_tab("Tilannearviot ja näyttö")
    editor.add_row("status_assessments")
    chosen = editor.page.locator("select[name='status_assessments-0-half_year'] option:checked")
    assert chosen.inner_text() == half_year
    editor.choose("status_assessments-0-light", "yellow")
    editor.write("status_assessments-0-reason", REASON)
    editor.submit()
    visitor.open_state("commitment")
    visitor.does_not_see(REASON)

    staff("publisher").approve(TITLE)

    visitor.open_state("commitment")
    newest = visitor.main.locator("ol.timeline > li").first
    for told in (half_year, "Vasta alkanut tai myöhässä", REASON):
        visitor.sees_in(newest, told)
    visitor.sees_in(visitor.main.locator(".page-head"), "Vasta alkanut tai myöhässä")
    editor.open("/admin/")
    editor.sees("1 ruotsinkielinen käännös on jäljessä alkuperäisestä")
    editor.does_not_see(WAITS)
