"""The search: box, filters, results, and what is chosen from them."""

from django.utils.html import format_html

from frontend.styleguide.samples import LONG_WORD, Samples
from practices.selection import Selection
from search.facets import Facet, FacetGroup, FacetValue
from search.listing import Result


def examples(samples: Samples) -> dict:
    chosen = [("Work area", "Participation", "#"), ("Organisation", LONG_WORD.capitalize(), "#")]
    practices = (samples.practice("Residents' panel"), samples.practice("Budget in pictures"))
    none, two = Selection((), "/", "en"), Selection(practices, "/", "en")
    return {
        "search_box": [
            ("Empty", {"address": "#", "id": "sample-search", "label": "Find a good practice"}),
            ("Searched", {"address": "#", "id": "sample-searched", "label": "Search words", "text": "dialogue"}),
        ],
        "search_field": [
            (
                "With suggestions",
                {"id": "sample-field", "label": "Search words", "suggestions": "/en/search/suggestions/"},
            ),
            ("Without", {"id": "sample-field-plain", "label": "Search words", "text": "dialogue"}),
        ],
        "facet_group": [
            ("Choices, one chosen, one at 0", {"group": _group("sample-area", "Work area", 4)}),
            ("Many choices: they can be searched", {"group": _group("sample-organisation", "Organisation", 15)}),
            ("A long word", {"group": _group("sample-long", "Theme", 1, LONG_WORD)}),
        ],
        "chosen_filters": [("Two, one of them long", {"chosen": chosen, "all_address": "#"})],
        "selection": [("None chosen", {"selection": none}), ("Two chosen", {"selection": two})],
        "search_result": [
            ("A page of the reader's language", {"result": _result(1, "Residents' panel")}),
            ("In another language", {"result": _result(2, "Asukasraati", "fi")}),
            ("To be chosen, chosen", {"result": _result(two.ids[0], "Residents' panel"), "selection": two}),
            ("To be chosen, in another language", {"result": _result(3, "Asukasraati", "fi"), "selection": none}),
            ("A long word", {"result": _result(4, LONG_WORD.capitalize())}),
        ],
    }


def _group(name: str, heading: str, number: int, label: str = "") -> FacetGroup:
    values = [
        FacetValue(str(place), label or f"Choice {place + 1}", (number - place - 1) * 7, place == number - 1)
        for place in range(number)
    ]
    return FacetGroup(Facet(name, heading, lambda language: {}), tuple(values))


def _result(page_id: int, title: str, language: str = "en") -> Result:
    return Result(
        page_id=page_id,
        url="#",
        title=title,
        summary="",
        language=language,
        is_other_language=language != "en",
        page_type="practice",
        date=None,
        labels={},
        marked_title=format_html("<mark>{}</mark>", title),
        excerpt=format_html("The town asked its <mark>{}</mark> what to do with the park.", "residents"),
        facts=(format_html("{}", "Sample town"), format_html("{}", "Participation")),
    )
