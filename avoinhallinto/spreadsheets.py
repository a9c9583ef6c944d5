"""No cell of a spreadsheet that the admin gives out is a formula, whatever somebody typed in a title or a form.

Wagtail marks the cells of its XLSX files as text and writes CSV as it is; a spreadsheet program that opens the CSV
would run what begins as a formula (https://owasp.org/www-community/attacks/CSV_Injection). Wagtail's own reports are
among them, so this stands before all of them.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

# A formula's first sign, also in full width, behind white space that spreadsheet programs leave out; and the signs
# that make some of them take what follows for a new cell. Numbers are no formulas.
FORMULA = re.compile(r"^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
NUMBER = re.compile(r"^[+-]?\d+(?:[.,]\d+)?$")


def as_text(cell: str) -> str:
    """A cell's text, behind an apostrophe where a spreadsheet program would take it for a formula."""
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.match(cell) else cell


class _Written:
    """What csv writes to: gives back what it is given."""

    def write(self, line: str) -> str:
        return line


def without_formulas(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """A CSV file in pieces of any size, with every cell as text, line by line."""
    writer = csv.writer(_Written())
    for cells in csv.reader(_lines(chunks)):
        yield writer.writerow([as_text(cell) for cell in cells]).encode()


def _lines(chunks: Iterable[bytes]) -> Iterator[str]:
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        yield from (f"{line.decode()}\n" for line in lines)
    if rest:
        yield rest.decode()


class NoFormulasMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not response.get("Content-Type", "").startswith("text/csv"):
            return response
        if request.path.startswith(reverse("wagtailadmin_home")):
            if isinstance(response, StreamingHttpResponse):
                response.streaming_content = without_formulas(response.streaming_content)
            elif isinstance(response, HttpResponse):
                response.content = b"".join(without_formulas([response.content]))
        return response
