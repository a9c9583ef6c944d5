"""Filling in and sending the form of a practice, as its visitor does."""

import io
import zipfile
from datetime import timedelta

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from tests.public_forms import hidden_fields
from tests.search.pages import soup

ADDRESS = {"fi": "/hyvat-kaytannot/jaa/", "sv": "/sv/god-praxis/dela/", "en": "/en/good-practices/share/"}
TOLD = {
    "title": "Asukasraati terveysaseman palveluista",
    "what_was_done": "Kutsuimme 20 asukasta.\n\nHe suunnittelivat aukioloajat.",
    "organisation": "Oulu",
    "sender_email": "maija@example.org",
}


def open_form(client, language: str = "fi") -> dict:
    """The hidden fields of the form as it is served."""
    return hidden_fields(soup(client.get(ADDRESS[language])))


def send(
    client, language: str = "fi", *, after: float = 60, hidden: dict | None = None, files=(), headers=None, **told
):
    """Opens the form, waits `after` seconds and sends it; gives the response to the sending."""
    fields = {**(open_form(client, language) if hidden is None else hidden), **TOLD, **told}
    if files:
        fields["attachments"] = list(files)
    with time_machine.travel(timezone.now() + timedelta(seconds=after), tick=False):
        return client.post(ADDRESS[language], fields, headers=headers)


def pdf(name: str = "ohje.pdf", content: bytes = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def image(name: str = "kuva.png", kind: str = "PNG") -> SimpleUploadedFile:
    written = io.BytesIO()
    Image.new("RGB", (4, 4)).save(written, kind)
    return SimpleUploadedFile(name, written.getvalue(), "image/png")


def archive(parts: dict[str, bytes], name: str = "ohje.docx") -> SimpleUploadedFile:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as opened:
        for part, content in parts.items():
            opened.writestr(part, content)
    return SimpleUploadedFile(name, written.getvalue())


def docx(name: str = "ohje.docx", **more: bytes) -> SimpleUploadedFile:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}
    return archive({**parts, **more}, name)
