"""The revision of the index: what is kept in memory of it is good until the index has another one."""

from search.models import IndexState


def index_revision() -> int:
    """The index's present revision; 0 where nothing was ever indexed. One query."""
    return IndexState.objects.values_list("revision", flat=True).first() or 0
