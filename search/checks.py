"""Noticed at start-up: an index made by another analyser or with another mapping than the code has now."""

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register
from django.db import DatabaseError

from search.engines.elasticsearch.indices import index_version
from search.models import IndexState
from search.status import outdated_languages

ADVICE = "Run manage.py search_rebuild; searching goes on meanwhile."


@register()
def index_is_of_this_code(app_configs, **kwargs) -> list[CheckMessage]:
    try:
        outdated = outdated_languages()
        state = IndexState.objects.first()
    except DatabaseError:
        # Before the first migration and while the database is away there is no index to judge; others tell of that.
        return []
    found: list[CheckMessage] = [
        Warning(f"{number} indexed documents in {language} are of another analyser.", hint=ADVICE, id="search.W001")
        for language, number in sorted(outdated.items())
    ]
    if settings.ELASTICSEARCH_URL and state:
        found += [
            Warning(f"Elasticsearch's index for {language} is of another version.", hint=ADVICE, id="search.W002")
            for language, version in sorted(state.elasticsearch_versions.items())
            if version != index_version()
        ]
    return found
