"""Editing a page in the admin as an editor does: the form is read from the page, changed, and sent."""

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page


def edit_page(client: Client, page: Page) -> BeautifulSoup:
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200, response.headers
    return BeautifulSoup(response.content, "html.parser")


def fields_of(shown: BeautifulSoup) -> dict[str, str]:
    """What the browser would send of the page's form, untouched."""
    fields = {}
    for template in shown.select("template"):
        template.decompose()
    for field in shown.select("#page-edit-form [name]"):
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            value = chosen["value"] if chosen else ""
        elif field.name == "textarea":
            value = field.get_text().removeprefix("\n")
        elif field.name == "input" and (field.get("type") not in ("checkbox", "radio") or field.has_attr("checked")):
            value = field.get("value", "")
        else:
            continue
        fields[field["name"]] = value
    return fields


def new_row(shown: BeautifulSoup, relation: str) -> BeautifulSoup:
    """A row of an inline panel as it is when it is added."""
    template = shown.find("template", id=f"id_{relation}-EMPTY_FORM_TEMPLATE")
    return BeautifulSoup(template.decode_contents(), "html.parser")


def add_row(fields: dict[str, str], relation: str, **values: str) -> None:
    """A row of an inline panel, filled in."""
    number = int(fields[f"{relation}-TOTAL_FORMS"])
    fields[f"{relation}-TOTAL_FORMS"] = str(number + 1)
    row = {"id": "", "ORDER": str(number + 1), "DELETE": "", **values}
    fields.update({f"{relation}-{number}-{name}": value for name, value in row.items()})


def send(client: Client, page: Page, fields: dict[str, str], *, publish: bool = True) -> HttpResponse:
    action = {"action-publish": "action-publish"} if publish else {}
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields | action)


def errors_in(response: HttpResponse) -> str:
    """What the form that came back says is wrong; nothing where it was saved."""
    if response.status_code == 302:
        return ""
    shown = BeautifulSoup(response.content, "html.parser")
    return " ".join(error.get_text(" ", strip=True) for error in shown.select(".error-message"))
