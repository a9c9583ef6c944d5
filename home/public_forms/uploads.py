"""Files that anybody may send with a form: what they are is told by their content, never by their name."""

import re
import unicodedata
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

MEGABYTE = 1024 * 1024
LARGEST_FILE = 10 * MEGABYTE
MOST_FILES = 5
NAME_LENGTH = 120
# A text document of 10 MB unpacks to some tens of megabytes; a bomb to gigabytes.
LARGEST_UNPACKED = 100 * MEGABYTE
MOST_PARTS = 2000
MOST_PIXELS = 50_000_000
DOCX_PARTS = {"[Content_Types].xml", "word/document.xml"}
ACTIVE_PARTS = ("vbaproject.bin", "/activex/", "/embeddings/")
IMAGE_FORMATS = ("JPEG", "PNG", "WEBP")


@dataclass(frozen=True)
class FileKind:
    """A kind of file that is taken: its endings (the first is what we store it with) and its media type."""

    endings: tuple[str, ...]
    media_type: str

    @property
    def is_image(self) -> bool:
        return self.media_type.startswith("image/")


PDF = FileKind(("pdf",), "application/pdf")
DOCX = FileKind(("docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
JPEG = FileKind(("jpg", "jpeg"), "image/jpeg")
PNG = FileKind(("png",), "image/png")
WEBP = FileKind(("webp",), "image/webp")
KINDS = (PDF, DOCX, JPEG, PNG, WEBP)
# MPO is a JPEG file with further pictures in it, as many telephones make them.
BY_IMAGE_FORMAT = {"JPEG": JPEG, "MPO": JPEG, "PNG": PNG, "WEBP": WEBP}
ACCEPTED = ",".join(f".{ending}" for kind in KINDS for ending in kind.endings)


def kind_of(file: IO[bytes]) -> FileKind | None:
    """What a file is by its content; None where it is nothing that we take, is not whole, or is an archive as well as
    what it begins as."""
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    if start.startswith(b"PK\x03\x04"):
        return DOCX if _is_plain_docx(file) else None
    if zipfile.is_zipfile(file):
        return None
    file.seek(0)
    return PDF if start.startswith(b"%PDF-") else _image_kind(file)


def _is_plain_docx(file: IO[bytes]) -> bool:
    """Whether a ZIP is a Word document without programs or files in it that unpacks to a sane size."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if len(parts) > MOST_PARTS or len(names) != len(parts) or not names >= DOCX_PARTS:
                return False
            if any(part.startswith("/") or ".." in PurePosixPath(part).parts or "\\" in part for part in names):
                return False
            if any(active in f"/{name.lower()}" for name in names for active in ACTIVE_PARTS):
                return False
            return _unpacked_size(archive, parts) <= LARGEST_UNPACKED
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return False  # broken, encrypted or packed in a way that Word does not use


def _unpacked_size(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> int:
    """The size by unpacking, for what the archive says of itself may be a lie; stops where it is too much."""
    total = 0
    for part in parts:
        with archive.open(part) as opened:
            while chunk := opened.read(MEGABYTE):
                total += len(chunk)
                if total > LARGEST_UNPACKED:
                    return total
    return total


def _image_kind(file: IO[bytes]) -> FileKind | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
            with Image.open(file, formats=IMAGE_FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    return None
                image.verify()
                return BY_IMAGE_FORMAT.get(image.format or "")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return None


def shown_name(name: str, kind: FileKind) -> str:
    """A file's name as it may be shown and offered: no path, no control or direction marks, the kind's own ending."""
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    stem, dot, ending = visible.rpartition(".")
    stem = (stem if dot else ending).strip(" .")[:NAME_LENGTH] or "file"
    return f"{stem}.{kind.endings[0]}"


def check_file(file: UploadedFile) -> FileKind:
    """The kind of a file that we take. Raises ValidationError, which tells the sender what is wrong."""
    name = re.split(r"[/\\]", file.name or "")[-1]
    if file.size == 0:
        raise ValidationError(_("The file %(name)s is empty."), params={"name": name})
    if file.size > LARGEST_FILE:
        raise _too_large(name)
    kind = kind_of(file)
    file.seek(0)
    if kind is None:
        raise ValidationError(
            _("The file %(name)s is not a PDF, Word (DOCX), JPEG, PNG or WebP file, or it has programs in it."),
            params={"name": name},
        )
    if name.rpartition(".")[2].lower() not in kind.endings:
        raise ValidationError(
            _("The file %(name)s is of another kind than its name says: its name should end in .%(ending)s."),
            params={"name": name, "ending": kind.endings[0]},
        )
    return kind


def _too_large(name: str) -> ValidationError:
    return ValidationError(
        _("The file %(name)s is larger than %(limit)s MB."),
        params={"name": name, "limit": LARGEST_FILE // MEGABYTE},
    )


def _too_many() -> ValidationError:
    return ValidationError(_("Choose at most %(number)s files."), params={"number": MOST_FILES})


class RefusedFile(UploadedFile):
    """Stands for a file that was thrown away while it came in; `error` tells why."""

    def __init__(self, name: str, error: ValidationError):
        super().__init__(BytesIO(), name, size=0)
        self.error = error


class CappedUploadHandler(FileUploadHandler):
    """Throws away what is too large or too many while it comes in, so that nothing of it fills the disk, and the
    texts of the form are kept. A RefusedFile stands in its place.

    Django's SkipFile is no use here: it closes the files that came before.
    """

    def __init__(self, request: HttpRequest | None = None):
        super().__init__(request)
        self._files = 0
        self._error: ValidationError | None = None

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self._files += 1
        self._error = _too_many() if self._files > MOST_FILES else None

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if start + len(raw_data) > LARGEST_FILE and self._error is None:
            self._error = _too_large(self.file_name)
        return None if self._error else raw_data

    def file_complete(self, file_size: int) -> RefusedFile | None:
        return RefusedFile(self.file_name, self._error) if self._error else None


def cap_uploads(request: HttpRequest) -> None:
    """Puts the cap before the request's other upload handlers. To be called before anything reads the form."""
    request.upload_handlers.insert(0, CappedUploadHandler(request))


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name) -> list[UploadedFile]:
        return files.getlist(name) if hasattr(files, "getlist") else []


@dataclass(frozen=True)
class SentFile:
    file: UploadedFile
    kind: FileKind
    name: str


class FilesField(forms.FileField):
    """Several files, checked one by one; gives SentFiles."""

    def __init__(self, **kwargs):
        super().__init__(widget=FilesInput(attrs={"accept": ACCEPTED, "multiple": True}), **kwargs)

    def clean(self, data, initial=None) -> list[SentFile]:
        files = [file for file in (data or []) if file]
        errors, checked = [], []
        if len(files) > MOST_FILES:
            raise _too_many()
        for file in files:
            if isinstance(file, RefusedFile):
                errors.append(file.error)
                continue
            try:
                kind = check_file(file)
            except ValidationError as error:
                errors.append(error)
            else:
                checked.append(SentFile(file, kind, shown_name(file.name, kind)))
        if errors:
            raise ValidationError(errors)
        return checked
