"""What is sent to the admin is done for the roles that may do it, and for nobody else, whatever the buttons say."""

import pytest
from django.db import transaction
from django.test import Client

from avoinhallinto.roles import ROLES
from tests.avoinhallinto.admin_actions import ACTIONS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_an_action_is_done_for_those_who_may_alone(action, things, committed):
    done_for = set()
    assert not action.is_done(things)
    for role in ROLES:
        client = Client()
        client.force_login(things.accounts[role.key])
        with transaction.atomic():
            with committed():
                action.send(client, things)
            if action.is_done(things):
                done_for.add(role.key)
            transaction.set_rollback(True)

    assert done_for == action.roles
