"""Reading a file's text in a process of its own (see `search.attachment_extractor`)."""

import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from search import attachment_extractor

logger = logging.getLogger(__name__)

READABLE = ("pdf", "docx")
MOST_BYTES = 20 * 1024 * 1024
# Nothing of the site's environment, where its secrets are, goes along but what a program needs to start.
KEPT_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")

TOO_BIG = "too-big"
TOOK_TOO_LONG = "took-too-long"
CRASHED = "crashed"


@dataclass(frozen=True)
class Reading:
    """A file's text, or why there is none: `encrypted`, `unreadable`, `too-big`, `took-too-long` or `crashed`."""

    text: str = ""
    fault: str = ""
    reason: str = ""


def read_file(kind: str, content: bytes, seconds: float = attachment_extractor.MOST_SECONDS) -> Reading:
    """The text of a PDF or DOCX file, or the fault that it has. Never raises, and takes no longer than `seconds`."""
    if len(content) > MOST_BYTES:
        return Reading(fault=TOO_BIG)
    try:
        ended = subprocess.run(  # noqa: S603 - our own program; the file goes in as bytes, never as a name
            [sys.executable, "-I", "-X", "utf8", str(Path(attachment_extractor.__file__)), kind],
            input=content,
            capture_output=True,
            timeout=seconds,
            env={name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Reading(fault=TOOK_TOO_LONG)
    except OSError as error:
        return Reading(fault=CRASHED, reason=str(error))
    if ended.returncode != 0:
        return Reading(fault=CRASHED, reason=ended.stderr.decode(errors="replace")[-500:])
    try:
        return Reading(**json.loads(ended.stdout))
    except (ValueError, TypeError) as error:
        return Reading(fault=CRASHED, reason=str(error))
