"""What senders attach: pictures without what a camera writes in them, and files that are not what they seem."""

import io
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from PIL.TiffImagePlugin import IFDRational
from wagtail.images import get_image_model
from wagtail.models import Locale
from wagtail_localize.models import StringSegment
from wagtail_localize.operations import translate_object

from home.public_forms.sent_pictures import DamagedPicture, without_metadata
from practices.models import PracticePage, SharedAttachment, SharedPractice
from tests.practices.sharing import ADDRESS, TOLD, docx, image, open_form, pdf, send
from tests.practices.test_shared_practices_queue import QUEUE, member_of
from tests.public_forms import errors_of
from tests.search.pages import soup

pytestmark = pytest.mark.django_db

PLACE = "Salainen paikka"
GPS_IFD, ORIENTATION, DESCRIPTION, TURNED_LEFT = 0x8825, 0x0112, 0x010E, 8
RED, BLUE = (255, 0, 0), (0, 0, 255)


@pytest.fixture(autouse=True)
def _site(site):
    """Every share goes below the library."""


def photograph(kind: str = "JPEG", name: str = "kuva.jpg", *, orientation: int = TURNED_LEFT) -> SimpleUploadedFile:
    """A picture as a telephone makes it: lying on its side, with the place where it was taken."""
    taken = Image.new("RGB", (40, 20), RED)
    taken.paste(BLUE, (20, 0, 40, 20))
    exif = Image.Exif()
    exif[ORIENTATION], exif[DESCRIPTION] = orientation, PLACE
    exif.get_ifd(GPS_IFD)[1], exif.get_ifd(GPS_IFD)[2] = "N", tuple(map(IFDRational, (65, 0, 43)))
    written = io.BytesIO()
    more = {"comment": PLACE.encode()} if kind == "JPEG" else {}
    taken.save(written, kind, exif=exif, quality=100, **more)
    return SimpleUploadedFile(name, written.getvalue())


def taken_in() -> tuple[bytes, PracticePage]:
    """The one picture that an editor took into the site, and the draft page that it is on."""
    share = SharedPractice.objects.get()
    member_of(Client(), "Editors").post(f"{QUEUE}{share.pk}/page/")
    page = SharedPractice.objects.get().page.get_latest_revision_as_object()
    with get_image_model().objects.get().file.open("rb") as opened:
        return opened.read(), page


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "kuva.jpg"), ("PNG", "kuva.png"), ("WEBP", "kuva.webp")])
def test_a_picture_that_is_taken_in_tells_nothing_of_where_it_was_taken(client, kind, name):
    sent = photograph(kind, name)
    assert PLACE.encode() in sent.read()
    sent.seek(0)
    send(client, files=[sent])

    content, _page = taken_in()

    with Image.open(io.BytesIO(content)) as picture:
        assert picture.format == kind
        assert not dict(picture.getexif())
        assert not {"exif", "comment", "xmp", "XML:com.adobe.xmp"} & set(picture.info)
    for trace in (PLACE.encode(), b"Exif", b"EXIF", b"eXIf"):
        assert trace not in content


def test_a_picture_stands_as_its_sender_saw_it(client):
    send(client, files=[photograph()])

    content, _page = taken_in()

    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (20, 40)
        top, bottom = picture.getpixel((10, 5)), picture.getpixel((10, 35))
    assert top[2] > 200 > 60 > top[0], "blue, which was on the right"
    assert bottom[0] > 200 > 60 > bottom[2], "red, which was on the left"


def test_a_picture_is_on_the_draft_page_and_waits_for_what_it_shows(client):
    send(client, files=[image("Raati koolla.png")])

    _content, page = taken_in()

    row = page.pictures.get()
    assert (row.image.title, row.alternative_text) == ("Raati koolla", "")


def test_pictures_are_shown_with_what_they_show(client):
    send(client, files=[image()])
    _content, page = taken_in()
    row = page.pictures.get()
    row.alternative_text, row.caption = "Asukkaita pöydän ympärillä", "Raati maaliskuussa"
    page.pictures = [row]
    page.save_revision().publish()

    figure = soup(client.get(PracticePage.objects.get(pk=page.pk).url)).select_one("main figure")

    assert figure.img["alt"] == "Asukkaita pöydän ympärillä"
    assert figure.figcaption.get_text() == "Raati maaliskuussa"


def test_pictures_go_into_other_languages_with_the_page_and_their_words_wait_for_the_translator(client):
    send(client, files=[image()])
    _content, page = taken_in()
    row = page.pictures.get()
    row.alternative_text = "Asukkaita pöydän ympärillä"
    page.pictures = [row]
    page.save_revision().publish()
    swedish = Locale.objects.get(language_code="sv")

    translate_object(PracticePage.objects.get(pk=page.pk), [swedish])

    translated = PracticePage.objects.get(translation_key=page.translation_key, locale=swedish)
    assert [picture.image for picture in translated.pictures.all()] == [row.image]
    assert StringSegment.objects.filter(string__data="Asukkaita pöydän ympärillä").exists()


def test_transparency_and_colours_survive():
    see_through = Image.new("P", (4, 4))
    see_through.putpalette([255, 0, 0] * 256)
    written = io.BytesIO()
    see_through.save(written, "PNG", transparency=0)

    with Image.open(io.BytesIO(without_metadata(written.getvalue()))) as picture:
        assert picture.convert("RGBA").getpixel((0, 0)) == (255, 0, 0, 0)


def test_a_damaged_picture_stays_with_the_share_and_the_editor_is_told(client):
    whole = photograph().read()
    send(client, files=[pdf(), SimpleUploadedFile("puolikas.jpg", whole[: len(whole) * 9 // 10])])
    share = SharedPractice.objects.get()

    told = member_of(Client(), "Editors").post(f"{QUEUE}{share.pk}/page/", follow=True).content.decode()

    assert "on vioittunut" in told
    page = SharedPractice.objects.get().page.get_latest_revision_as_object()
    assert (page.pictures.count(), page.attachments.count()) == (0, 1)
    assert share.attachments.count() == 2


def test_a_picture_that_cannot_be_read_is_no_picture():
    with pytest.raises(DamagedPicture):
        without_metadata(b"\x89PNG\r\n\x1a\n")


def test_a_telephones_picture_with_further_pictures_in_it_is_taken(client):
    written = io.BytesIO()
    first, second = Image.new("RGB", (8, 8), RED), Image.new("RGB", (8, 8), BLUE)
    first.save(written, "MPO", save_all=True, append_images=[second])
    send(client, files=[SimpleUploadedFile("kuva.jpg", written.getvalue())])

    content, _page = taken_in()

    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.format, getattr(picture, "n_frames", 1)) == ("JPEG", 1)


# Files that are not what they seem


def zipped() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "Main-Class: Evil")
    return written.getvalue()


def two_in_one(file: SimpleUploadedFile) -> SimpleUploadedFile:
    return SimpleUploadedFile(file.name, file.read() + zipped())


SEEMING = {
    "a document named picture": (pdf("kuva.jpg"), "kuva.jpg", ".pdf"),
    "a picture named document": (image("ohje.pdf"), "ohje.pdf", ".png"),
    "a picture named as another": (image("kuva.webp"), "kuva.webp", ".png"),
    "a document without an ending": (pdf("ohje"), "ohje", ".pdf"),
    "a document and an archive": (two_in_one(pdf()), "ohje.pdf", ""),
    "a picture and an archive": (two_in_one(photograph()), "kuva.jpg", ""),
    "a picture with a script": (
        SimpleUploadedFile("kuva.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        "kuva.svg",
        "",
    ),
    "a moving picture": (image("kuva.gif", "GIF"), "kuva.gif", ""),
    "a page": (SimpleUploadedFile("sivu.html", b"<!doctype html><script>alert(1)</script>"), "sivu.html", ""),
    "a macro document": (docx("ohje.docm"), "ohje.docm", ".docx"),
}


@pytest.mark.parametrize(("file", "name", "ending"), SEEMING.values(), ids=SEEMING)
def test_what_is_not_what_it_seems_is_told_by_name_and_nothing_is_stored(
    client, settings, tmp_path, file, name, ending
):
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    file.seek(0)
    response = send(client, files=[pdf("hyva.pdf"), file])

    assert response.status_code == 422
    assert name in errors_of(response)
    assert ending in errors_of(response)
    assert "hyva.pdf" not in errors_of(response)
    assert soup(response).find("input", {"name": "title"})["value"] == TOLD["title"]
    assert not SharedPractice.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def posted(client, name: bytes):
    """Sends the form with a file under a name that no browser would give, byte by byte."""
    fields = {**open_form(client), **TOLD}
    boundary = b"----boundary"
    parts = [
        b'--%b\r\nContent-Disposition: form-data; name="%b"\r\n\r\n%b\r\n' % (boundary, key.encode(), value.encode())
        for key, value in fields.items()
    ]
    parts.append(
        b'--%b\r\nContent-Disposition: form-data; name="attachments"; filename="%b"\r\n'
        b"Content-Type: application/pdf\r\n\r\n%b\r\n--%b--\r\n" % (boundary, name, pdf().read(), boundary)
    )
    with time_machine.travel(timezone.now() + timedelta(seconds=60), tick=False):
        return client.post(
            ADDRESS["fi"], b"".join(parts), content_type=f"multipart/form-data; boundary={boundary.decode()}"
        )


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        (b"../../../etc/passwd.pdf", "passwd.pdf"),
        (b"C:\\\\Users\\\\maija\\\\ohje.pdf", "ohje.pdf"),
        (b"ohje\x00.exe.pdf", "ohje.exe.pdf"),
        (b"a" * 251 + b".pdf", "a" * 120 + ".pdf"),
        (("ä€" * 125 + ".pdf").encode(), "ä€" * 60 + ".pdf"),
        (b"..pdf", "file.pdf"),
        (b"<script>.pdf", "<script>.pdf"),
        (b".htaccess.pdf", "htaccess.pdf"),
    ],
)
def test_a_strange_name_is_made_a_plain_one_and_the_file_is_kept_under_none_of_it(client, name, stored):
    assert posted(client, name).status_code == 302

    attachment = SharedAttachment.objects.get()
    assert attachment.name == stored
    assert attachment.file.path.startswith(f"{settings.PRIVATE_MEDIA_ROOT}/shared-practices/")
    assert attachment.file.name.rpartition("/")[2].partition(".")[0].isalnum()
    shown = member_of(Client(), "Editors").get(f"{QUEUE}{attachment.share_id}/").content.decode()
    assert "<script>.pdf" not in shown


def test_a_name_longer_than_any_system_allows_is_refused_and_nothing_is_stored(client):
    assert posted(client, b"a" * 5000 + b".pdf").status_code == 400
    assert not SharedPractice.objects.exists()


def test_a_nul_in_a_text_is_told_and_nothing_is_stored(client):
    response = send(client, title="Raati\x00")

    assert response.status_code == 422
    assert errors_of(response)
    assert not SharedPractice.objects.exists()
