"""Sending things to the admin, as its forms and buttons do; and what came of it."""

from collections.abc import Callable
from urllib.parse import urlencode

from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from practices.models import SharedPractice
from tests.avoinhallinto.admin_things import AdminThings

TITLE = "Uusi otsikko"
# The body's fields are made by the admin's script.
CHANGED = {"title": TITLE, "body-count": "0"}


def typed(things: AdminThings, address: str, **changes: str) -> dict:
    """The form at an address as an administrator sees it, with changes: what a person might send who should not."""
    client = Client()
    client.force_login(things.accounts["administrator"])
    page = BeautifulSoup(client.get(address).content.decode(), "html.parser")
    form = page.select_one("form[data-edit-form]") or page.select_one("main form[method=POST], main form[method=post]")
    fields = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        chosen = [option["value"] for option in field.select("option[selected]")]
        values = chosen if field.name == "select" else [field.text if field.name == "textarea" else field.get("value")]
        fields.setdefault(field["name"], []).extend(value or "" for value in values)
    return {**fields, **changes}


def edit_address(things: AdminThings, language: str) -> str:
    return reverse("wagtailadmin_pages:edit", args=[things.pages[language].pk])


def send_edited(language: str, **changes: str) -> Callable:
    def send(client: Client, things: AdminThings) -> None:
        address = edit_address(things, language)
        client.post(address, typed(things, address, **CHANGED, **changes))

    return send


def send_to(name: str, *arguments: Callable, **fields) -> Callable:
    """Sends fields to a named address; what stands in it is told by functions of the things."""

    def send(client: Client, things: AdminThings) -> None:
        client.post(reverse(name, args=[argument(things) for argument in arguments]), fields)

    return send


def page(language: str) -> Callable[[AdminThings], int]:
    return lambda things: things.pages[language].pk


def translation(things: AdminThings) -> int:
    return things.made["wagtail_localize"]["translation_id"]


def share(things: AdminThings) -> int:
    return things.share.pk


def theme(things: AdminThings) -> int:
    return things.made["wagtailsnippets_home_theme"]["pk"]


def fresh(things: AdminThings, language: str = "fi") -> Page:
    return Page.objects.get(pk=things.pages[language].pk)


def is_gone(language: str) -> Callable[[AdminThings], bool]:
    return lambda things: not Page.objects.filter(pk=things.pages[language].pk).exists()


def is_hidden(things: AdminThings) -> bool:
    return not fresh(things).live


def was_published_anew(language: str) -> Callable[[AdminThings], bool]:
    return lambda things: fresh(things, language).live_revision_id != things.pages[language].live_revision_id


def share_is(state: str) -> Callable[[AdminThings], bool]:
    return lambda things: SharedPractice.objects.get(pk=things.share.pk).state == state


def send_in_bulk(action: str, chosen: Callable[[AdminThings], int]) -> Callable:
    def send(client: Client, things: AdminThings) -> None:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        client.post(f"{address}?{urlencode({'id': chosen(things)})}")

    return send


def put_text(client: Client, things: AdminThings) -> None:
    segment = things.made["wagtail_localize"]["string_segment_id"]
    address = reverse("wagtail_localize:edit_string_translation", args=[translation(things), segment])
    client.put(address, urlencode({"value": TITLE}), content_type="application/x-www-form-urlencoded")


def approve(client: Client, things: AdminThings) -> None:
    state = things.submitted.current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[things.submitted.pk, "approve", state.pk]))


ACCOUNT = {
    "username": "uusi",
    "email": "uusi@example.org",
    "first_name": "Uusi",
    "last_name": "Henkilö",
    "password1": "a long enough one",
    "password2": "a long enough one",
}


def account_address(role: str) -> Callable[[AdminThings], int]:
    return lambda things: things.accounts[role].pk


def give_role(client: Client, things: AdminThings) -> None:
    """Tries to make the Swedish translator an administrator."""
    group = Group.objects.get(name="Administrators").pk
    account = {**ACCOUNT, "username": "translator-sv", "password1": "", "password2": "", "groups": [group]}
    client.post(reverse("wagtailusers_users:edit", args=[things.accounts["translator-sv"].pk]), account)


def edit_group(client: Client, things: AdminThings) -> None:
    address = reverse("wagtailusers_groups:edit", args=[Group.objects.get(name="Editors").pk])
    client.post(address, typed(things, address, name="Kaikki"))
