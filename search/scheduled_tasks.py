"""What the search does by the clock."""

from home.scheduled import ScheduledTask, register
from search.indexing import reconcile
from search.searches import remove_old_counts


def compare_the_index() -> str:
    return f"the index compared with the pages; mended in Elasticsearch: {reconcile()}"


def forget_old_searches() -> str:
    return f"old counts of searches removed: {remove_old_counts()}"


register(ScheduledTask("search_reconcile", compare_the_index, hour=3))
register(ScheduledTask("remove_old_counts", forget_old_searches, hour=2))
