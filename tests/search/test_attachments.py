"""The text of attached PDF and DOCX files, found by the search; what bad files may cost."""

import time

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from practices.models import PracticePage
from search import attachment_reading
from search.attachment_reading import MOST_BYTES, read_file
from search.models import AttachmentText
from tests.factories import make_practice
from tests.search import files
from tests.search.pages import titles

pytestmark = pytest.mark.django_db
SEARCH = "/haku/"
# Starting and stopping included, on a busy machine.
MOST_SECONDS = 15


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def attach(site, committed):
    """A practice with an attached file of this name and content."""

    def attach_one(name: str, content: bytes, title: str = "Kokeilu", **fields) -> PracticePage:
        with committed():
            document = get_document_model().objects.create(title=name, file=ContentFile(content, name), **fields)
            practice = make_practice(site, title)
        with committed():
            practice.attachments.create(document=document)
            practice.save_revision().publish()
        return practice

    return attach_one


def document_of(practice: PracticePage):
    return practice.attachments.get().document


def fault_of(practice: PracticePage) -> str:
    return AttachmentText.objects.get(document=document_of(practice)).fault


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", files.pdf("Pöytäkirjat robotille")), ("a.docx", files.docx("Pöytäkirjat robotille"))],
)
def test_a_page_is_found_by_the_text_of_its_attachment(client, attach, name, content):
    attach(name, content)

    response = client.get(SEARCH, {"q": "robotti"})

    assert titles(response) == ["Kokeilu"]
    assert "<mark>robotille</mark>" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.pdf", files.encrypted_pdf("Robotti", "salasana"), "encrypted"),
        ("a.pdf", files.pdf("Robotti")[:60], "unreadable"),
        ("a.pdf", b"", "unreadable"),
        ("a.docx", files.docx("Robotti")[:200], "unreadable"),
        ("a.docx", b"Not a DOCX", "unreadable"),
        ("a.docx", files.zip_bomb(), "too-big"),
        ("a.docx", files.entity_bomb(), "unreadable"),
    ],
    ids=["encrypted", "truncated", "empty", "truncated-docx", "no-docx", "zip-bomb", "entity-bomb"],
)
def test_a_bad_file_is_logged_and_skipped_and_its_page_is_found(client, attach, caplog, name, content, fault):
    practice = attach(name, content)

    assert fault_of(practice) == fault
    assert "has no text to search" in caplog.text
    assert titles(client.get(SEARCH, {"q": "kokeilu"})) == ["Kokeilu"]


def test_a_pdf_that_opens_without_a_password_is_read(client, attach):
    attach("a.pdf", files.encrypted_pdf("Robotti", ""))

    assert titles(client.get(SEARCH, {"q": "robotti"})) == ["Kokeilu"]


def test_a_pdf_whose_pages_lead_back_to_themselves_ends():
    started = time.monotonic()

    reading = read_file("pdf", files.looping_pdf())

    assert reading.text == ""
    assert time.monotonic() - started < MOST_SECONDS


def test_of_5000_pages_the_first_are_read():
    started = time.monotonic()

    reading = read_file("pdf", files.pdf("Alussa", *["sivu"] * 4998, "Lopussa"))

    assert "Alussa" in reading.text
    assert "Lopussa" not in reading.text
    assert time.monotonic() - started < MOST_SECONDS


def test_a_file_of_100_megabytes_is_not_read(attach, monkeypatch):
    def read(*args):
        raise AssertionError("it was read")

    monkeypatch.setattr(attachment_reading.subprocess, "run", read)

    practice = attach("a.pdf", b"%PDF-1.7\n" + b" " * (5 * MOST_BYTES))

    assert fault_of(practice) == "too-big"


def test_reading_ends_when_its_time_is_up():
    assert read_file("pdf", files.pdf("Robotti"), seconds=0.01).fault == "took-too-long"


def test_a_restricted_collection_is_not_searched(client, attach, committed):
    above = Collection.get_first_root_node().add_child(name="Sisäiset")
    practice = attach("a.pdf", files.pdf("Robotti"), collection=above.add_child(name="Muistiot"))
    assert titles(client.get(SEARCH, {"q": "robotti"})) == ["Kokeilu"]

    with committed():
        restriction = CollectionViewRestriction.objects.create(
            collection=above, restriction_type=CollectionViewRestriction.LOGIN
        )
    assert titles(client.get(SEARCH, {"q": "robotti"})) == []
    assert titles(client.get(SEARCH, {"q": "kokeilu"})) == [practice.title]

    with committed():
        restriction.delete()
    assert titles(client.get(SEARCH, {"q": "robotti"})) == ["Kokeilu"]


def test_a_document_moved_to_a_restricted_collection_is_not_searched(client, attach, committed):
    closed = Collection.get_first_root_node().add_child(name="Sisäiset")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    document = document_of(attach("a.pdf", files.pdf("Robotti")))

    with committed():
        document.collection = closed
        document.save()

    assert titles(client.get(SEARCH, {"q": "robotti"})) == []


def test_a_replaced_file_is_read_again(client, attach, committed):
    document = document_of(attach("a.pdf", files.pdf("Robotti")))

    with committed():
        # As Wagtail's form does for a new file.
        document.file = ContentFile(files.pdf("Lennokki"), "b.pdf")
        document._set_document_file_metadata()
        document.save()

    assert titles(client.get(SEARCH, {"q": "robotti"})) == []
    assert titles(client.get(SEARCH, {"q": "lennokki"})) == ["Kokeilu"]


def test_a_deleted_document_is_found_no_more(client, attach, committed):
    document = document_of(attach("a.pdf", files.pdf("Robotti")))

    with committed():
        document.delete()

    assert titles(client.get(SEARCH, {"q": "robotti"})) == []


def test_a_file_is_read_once_and_after_the_upload_is_committed(site, committed, monkeypatch):
    read = []
    monkeypatch.setattr(
        "search.attachments.read_file", lambda kind, content: read.append(kind) or attachment_reading.Reading("x")
    )

    with committed():
        document = get_document_model().objects.create(title="a", file=ContentFile(files.pdf("Robotti"), "a.pdf"))
        assert read == []
    assert read == ["pdf"]

    # Publishing a page with it finds it read.
    with committed():
        practice = make_practice(site)
        practice.attachments.create(document=document)
        practice.save_revision().publish()
    assert read == ["pdf"]
