import pytest
from django.db import transaction

from tests.avoinhallinto.accounts import account_of_each_role
from tests.avoinhallinto.admin_things import AdminThings
from tests.factories import find_small_site


@pytest.fixture(scope="module")
def things(django_db_setup, django_db_blocker) -> AdminThings:
    """An account of each role and something of each kind, made once for a module, in a transaction that is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield AdminThings(find_small_site(), account_of_each_role())
        transaction.set_rollback(True)
