"""What the search does by the clock."""

from home.scheduled import ScheduledTask, register
from search.indexing import reconcile


def compare_the_index() -> str:
    return f"the index compared with the pages; mended in Elasticsearch: {reconcile()}"


register(ScheduledTask("search_reconcile", compare_the_index, hour=3))
