"""The signal that tells that a page shows something else though nobody published it: the search index follows it."""

from django.dispatch import Signal

# Sent with `instance`, the page, in the transaction of the change.
shown_otherwise = Signal()
