"""How long what people sent is kept."""

from datetime import timedelta

# After it was answered, decided or closed: twelve months, as every form and the privacy notice promise.
KEPT_FOR = timedelta(days=365)
