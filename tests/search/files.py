"""Real PDF and DOCX files, good and bad, made here so that what is in them can be read in the tests."""

import zipfile
import zlib
from io import BytesIO

from pypdf import PdfReader, PdfWriter

DOCX_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*pages: str) -> bytes:
    """A PDF with a line of text a page (Latin-1)."""
    number = len(pages)
    kids = " ".join(f"{3 + place} 0 R" for place in range(number))
    font = 3 + 2 * number
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {number} >>".encode()]
    objects += [
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {3 + number + place} 0 R "
        f"/Resources << /Font << /F1 {font} 0 R >> >> >>".encode()
        for place in range(number)
    ]
    for text in pages:
        packed = zlib.compress(b"BT /F1 12 Tf 50 800 Td (" + text.encode("latin-1") + b") Tj ET")
        objects.append(b"<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream" % (len(packed), packed))
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    return with_objects(objects)


def with_objects(objects: list[bytes]) -> bytes:
    """A PDF file of these objects, numbered from 1; the first is the catalogue."""
    content, places = b"%PDF-1.7\n", []
    for place, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (place, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(content)
    size = len(objects) + 1
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return content + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def looping_pdf() -> bytes:
    """A PDF whose tree of pages leads back to itself."""
    return with_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
        ]
    )


def encrypted_pdf(text: str, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(text))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def docx(text: str, before: str = "") -> bytes:
    """A DOCX with one paragraph; `before` stands before its root element."""
    body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return docx_of(f'<?xml version="1.0"?>{before}<w:document xmlns:w="{DOCX_NAMESPACE}">{body}</w:document>')


def docx_of(document: str | bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return packed.getvalue()


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    return docx("&a9;", before=f'<!DOCTYPE bomb [<!ENTITY a0 "pommi">{entities}]>')


def zip_bomb() -> bytes:
    """A few hundred kilobytes that unpack to more than is allowed."""
    return docx_of(b" " * (61 * 1024 * 1024))
