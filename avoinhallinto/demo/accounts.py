"""The demo's accounts: one of each role, with passwords made at the first run."""

import json
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from avoinhallinto.roles import ROLES, set_up_roles


class DemoAccountsRefused(Exception):
    """Demo accounts are not made where the public can reach the site."""


def accounts_file() -> Path:
    return Path(settings.VAR_DIR) / "demo-accounts.json"


def make_accounts() -> dict[str, str]:
    """The demo accounts' passwords by user name. Made and written to a file that only its owner may read, once."""
    if not settings.DEMO_ACCOUNTS_ALLOWED:
        raise DemoAccountsRefused("Demo accounts are not made with these settings: the site may be public.")
    # The languages' home pages, on which translators have their permissions, came with the content.
    set_up_roles()
    file = accounts_file()
    passwords = json.loads(file.read_text()) if file.exists() else {}
    for role in ROLES:
        name = f"demo-{role.key}"
        user, created = get_user_model().objects.get_or_create(username=name)
        if created or name not in passwords:
            passwords[name] = secrets.token_urlsafe(12)
            user.set_password(passwords[name])
        user.is_superuser = user.is_staff = False
        user.save()
        user.groups.set([Group.objects.get(name=role.group)])
    file.parent.mkdir(exist_ok=True)
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as opened:
        json.dump(passwords, opened, indent=1)
    return passwords
