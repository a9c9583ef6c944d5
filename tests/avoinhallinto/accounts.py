"""An account of each role."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group

from avoinhallinto.roles import ROLES, set_up_roles


def account_of_each_role() -> dict[str, AbstractUser]:
    """Sets the roles up, and makes a user of each, by the role's key."""
    set_up_roles()
    accounts = {}
    for role in ROLES:
        accounts[role.key] = get_user_model().objects.create_user(role.key, f"{role.key}@example.org", "long enough 1")
        accounts[role.key].groups.add(Group.objects.get(name=role.group))
    return accounts
