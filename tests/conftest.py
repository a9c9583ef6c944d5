"""What all tests share: a clean language, cache and search engine for each, and a small site in three languages."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from wagtail.models import Locale, Page, Site

from home.visibility import language_of
from search.engines import embedded_engine
from search.facets import stored_labels
from search.indexing import rebuild_embedded
from search.models import IndexedDocument
from search.vocabulary import vocabulary_keeper
from tests import factories
from tests.elasticsearch_server import elasticsearch, elasticsearch_address  # noqa: F401 - fixtures for all tests
from tests.factories import SmallSite
from tests.mail_server import mail_server  # noqa: F401 - a fixture for all tests


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The small site is made once; each test works on it in a transaction of its own, which is rolled back."""
    with django_db_blocker.unblock(), translation.override("fi"), transaction.atomic():
        for code in ("fi", "sv", "en"):
            Locale.objects.get_or_create(language_code=code)
        factories.small_site()
        rebuild_embedded()


@pytest.fixture(autouse=True)
def _fresh_process_state():
    """No test sees the language, the caches or the search snapshot of the one before."""
    cache.clear()
    for of_the_index in (embedded_engine, stored_labels, vocabulary_keeper):
        of_the_index.cache_clear()
    language_of.cache_clear()
    Site.clear_site_root_paths_cache()
    with translation.override("fi"):
        yield
    cache.clear()


@pytest.fixture
def site(db) -> SmallSite:
    """The home pages, the library and its neighbours, in Finnish, Swedish and English."""
    return factories.find_small_site()


@pytest.fixture(scope="module")
def demo_content(django_db_setup, django_db_blocker):
    """The demo content in place of the small site, for one module's tests, in a transaction that is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        Page.objects.filter(depth=2).first().get_root().get_children().delete()
        IndexedDocument.objects.all().delete()
        call_command("load_demo", verbosity=0)
        rebuild_embedded()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A block whose end is a commit: what waits for one is carried out there."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
