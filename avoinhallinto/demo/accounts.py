"""The demo's accounts: an editor, a translator and an administrator, with passwords made at the first run."""

import json
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Locale, Page

ROLES = {"editor": "Editors", "translator": "Translators", "administrator": None}
TRANSLATED_LANGUAGES = ("sv", "en")


class DemoAccountsRefused(Exception):
    """Demo accounts are not made where the public can reach the site."""


def accounts_file() -> Path:
    return Path(settings.VAR_DIR) / "demo-accounts.json"


def make_accounts() -> dict[str, str]:
    """The demo accounts' passwords by user name. Made and written to a file that only its owner may read, once."""
    if not settings.DEMO_ACCOUNTS_ALLOWED:
        raise DemoAccountsRefused("Demo accounts are not made with these settings: the site may be public.")
    file = accounts_file()
    passwords = json.loads(file.read_text()) if file.exists() else {}
    for role, group_name in ROLES.items():
        name = f"demo-{role}"
        user, created = get_user_model().objects.get_or_create(username=name)
        if created or name not in passwords:
            passwords[name] = secrets.token_urlsafe(12)
            user.set_password(passwords[name])
            user.is_superuser = user.is_staff = group_name is None
            user.save()
        if group_name:
            user.groups.set([_translators() if group_name == "Translators" else Group.objects.get(name=group_name)])
    file.parent.mkdir(exist_ok=True)
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as opened:
        json.dump(passwords, opened, indent=1)
    return passwords


def _translators() -> Group:
    """The group that translates: may change pages of the Swedish and the English tree, and publishes none."""
    group, created = Group.objects.get_or_create(name="Translators")
    if not created:
        return group
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "submit_translation"]))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    for locale in Locale.objects.filter(language_code__in=TRANSLATED_LANGUAGES):
        for home in Page.objects.filter(depth=2, locale=locale):
            GroupPagePermission.objects.create(group=group, page=home, permission=change)
    return group
