"""Where something is suggested to the network, in each language, below the network's addresses."""

from django.urls import reverse

SUGGESTING_PATHS = {
    "fi": "avoin-demokratia-verkosto/ehdota-aihetta/",
    "sv": "sv/natverket-oppen-demokrati/foresla-amne/",
    "en": "en/open-democracy-network/suggest-a-topic/",
}
# An event below the network's page cannot have the form's address.
TAKEN_SLUGS = {path.rstrip("/").rpartition("/")[2] for path in SUGGESTING_PATHS.values()}


def suggesting_address(language: str) -> str:
    return reverse(f"suggest-topic-{language if language in SUGGESTING_PATHS else 'fi'}")
