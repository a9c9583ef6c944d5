"""What stands round a page: header, footer, menus and ways on."""

from django.core.paginator import Paginator

from frontend.styleguide.samples import LONG_WORD, Samples
from home.frame import Frame


def examples(samples: Samples) -> dict:
    above = [samples.page("Open Government"), samples.page("Good practices")]
    above[0].depth = 2
    frame = samples.frame()
    pages = Paginator(range(60), 20)
    return {
        "header": [
            (
                "With menu, languages and search; the current page in the menu",
                {"frame": frame, "page": frame.navigation[0]},
            ),
            ("On an error page: no menu, no languages", {"frame": Frame([], [], [])}),
        ],
        "mark": [("The site's mark", {})],
        "language_switcher": [
            ("Three languages, the current one marked", {"links": frame.language_links}),
            ("One language", {"links": frame.language_links[:1]}),
        ],
        "breadcrumb": [
            ("Two pages above", {"pages": above, "title": "Residents' panel"}),
            ("A long word", {"pages": above[:1], "title": LONG_WORD.capitalize()}),
        ],
        "contents": [("Two parts", {"parts": [("part-1", "What was done and why?"), ("part-2", "What next?")]})],
        "more_link": [("A way to the whole list", {"address": "#", "text": "All good practices"})],
        "page_link": [
            ("In the reader's language", {"linked": samples.page("Residents' panel")}),
            ("In another language", {"linked": samples.page("Asukasraati", "fi")}),
        ],
        "page_list": [
            ("Pages in two languages", {"pages": [samples.page("Contact"), samples.page("Asukasraati", "fi")]})
        ],
        "pager": [
            ("In the middle", {"number": 2, "pages": 3, "previous_address": "#", "next_address": "#"}),
            ("The first page", {"number": 1, "pages": 3, "next_address": "#"}),
            ("One page: nothing", {"number": 1, "pages": 1}),
        ],
        "list_pager": [
            ("The first page", {"shown": pages.page(1)}),
            ("In the middle", {"shown": pages.page(2)}),
            ("The last page", {"shown": pages.page(3)}),
        ],
        "footer": [
            ("With menu and contact pages", {"frame": frame}),
            ("On an error page", {"frame": Frame([], [], [])}),
        ],
    }
