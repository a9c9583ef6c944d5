"""Reads the text of a PDF or DOCX file from standard input and writes JSON: {"text": …} or {"fault": …}.

Runs as a program of its own, without the site's settings, so that a bad file can take neither the site's memory nor
its time: its first act is to limit itself. Called by `search.attachment_reading`.
"""

import json
import logging
import re
import sys
import time
import zipfile
from io import BytesIO

MOST_PAGES = 200
MOST_SECONDS = 10
# What is read by then is kept; the rest is for starting, and for the page that is being read.
SECONDS_OF_READING = 7
MOST_MEMORY = 512 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
LONGEST_TEXT = 100_000

DOCX_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
# A word divided at the end of a line. Both letters small: in *EU-asetus* the hyphen is the word's own.
DIVIDED = re.compile(r"(?<=[a-zåäö])[-\u2010]\n(?=[a-zåäö])")
# Neither database takes these as text: control characters and halves of surrogate pairs.
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Fault(Exception):
    """There is no text. The message says why, in a word."""


def limit_self() -> None:
    """Takes memory, time and files from this process, where the operating system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the caller's time limit holds there alone.
        return
    limits = {
        resource.RLIMIT_AS: MOST_MEMORY,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # macOS does not limit the memory of a process.
            continue


def text_of_pdf(content: bytes) -> str:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(BytesIO(content))
    try:
        # Many a PDF is encrypted with an empty password only to forbid printing; such a one opens for everyone.
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise Fault("encrypted")
    except DependencyError as error:
        raise Fault("encrypted") from error
    texts: list[str] = []
    started = time.monotonic()
    for page in reader.pages[:MOST_PAGES]:
        texts.append(text_of_page(page))
        if time.monotonic() - started > SECONDS_OF_READING or sum(map(len, texts)) > LONGEST_TEXT:
            break
    return "\n".join(texts)


def text_of_page(page) -> str:
    """A page's text; none where that page alone is broken, as happens in otherwise good files."""
    try:
        return page.extract_text()
    except (MemoryError, RecursionError):
        raise
    except Exception:  # pypdf raises whatever the broken page leads it to
        return ""


def text_of_docx(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = set(archive.namelist())
        if DOCX_PARTS[0] not in names:
            raise Fault("unreadable")
        return "\n".join(text_of_xml(unpacked(archive, name)) for name in DOCX_PARTS if name in names)


def unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of the file, as far as it may go: what the archive says of its size is not trusted."""
    with archive.open(name) as part:
        content = part.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise Fault("too-big")
    return content


def text_of_xml(content: bytes) -> str:
    """The running text of a part of a DOCX: deleted text and field codes have other elements and stay out."""
    from defusedxml.ElementTree import iterparse

    pieces = []
    for _event, element in iterparse(BytesIO(content), forbid_dtd=True):
        kind = element.tag.rpartition("}")[2]
        if kind == "t":
            pieces.append(element.text or "")
        elif kind == "tab":
            pieces.append(" ")
        elif kind in ("br", "cr", "p"):
            pieces.append("\n")
            element.clear()
    return "".join(pieces)


READERS = {"pdf": text_of_pdf, "docx": text_of_docx}


def clean(text: str) -> str:
    joined = DIVIDED.sub("", NOT_TEXT.sub(" ", text.replace("\r\n", "\n")))
    lines = (" ".join(line.split()) for line in joined.splitlines())
    return "\n".join(line for line in lines if line)[:LONGEST_TEXT]


def result_of(kind: str, content: bytes) -> dict[str, str]:
    try:
        return {"text": clean(READERS[kind](content))}
    except Fault as fault:
        return {"fault": str(fault)}
    except MemoryError:
        return {"fault": "too-big"}
    except Exception as error:  # whatever a bad file leads the libraries to: it is unreadable, and that is all
        return {"fault": "unreadable", "reason": f"{type(error).__name__}: {error}"[:500]}


def main() -> None:
    limit_self()
    # pypdf tells of every oddity it meets; what counts is what comes out.
    logging.disable(logging.CRITICAL)
    json.dump(result_of(sys.argv[1], sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
