"""The revision of the index: what is kept in memory of it is good until the index has another one."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from asgiref.local import Local
from django.core.signals import request_finished, request_started

from search.models import IndexState

READING = ("GET", "HEAD")


class RevisionReader:
    """Reads the index's present revision. A request that only reads looks once, however many searches it makes, so
    that all of them are of one state; whatever else looks each time."""

    def __init__(self) -> None:
        self._request = Local()

    def current(self) -> int:
        of_request = getattr(self._request, "revision", None)
        if of_request is not None:
            return of_request
        latest = IndexState.objects.values_list("revision", flat=True).first() or 0
        if hasattr(self._request, "revision"):
            self._request.revision = latest
        return latest

    def begin_request(self, environ: Mapping[str, Any] | None = None, **kwargs) -> None:
        self.end_request()
        if environ and environ.get("REQUEST_METHOD") in READING:
            self._request.revision = None

    def end_request(self, **kwargs) -> None:
        if hasattr(self._request, "revision"):
            del self._request.revision


@cache
def _reader() -> RevisionReader:
    """This process's."""
    reader = RevisionReader()
    request_started.connect(reader.begin_request)
    request_finished.connect(reader.end_request)
    return reader


def index_revision() -> int:
    """The index's present revision; 0 where nothing was ever indexed. One query at most."""
    return _reader().current()
