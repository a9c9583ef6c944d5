"""The page on which a translator writes the texts that changed, opened, filled in and sent as a browser does."""

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail_localize.models import StringTranslation

BEFORE = "<p>Kysyttiin kolmelta asukkaalta.</p><p>Toinen kappale pysyy.</p>"
AFTER = "<p>Kysyttiin kaikilta asukkailta.</p><p>Toinen kappale pysyy.</p>"


def address(page) -> str:
    return reverse("translating_changes", args=[page.pk])


def opened(client, page) -> BeautifulSoup:
    response = client.get(address(page))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def sent(form: BeautifulSoup) -> dict[str, str]:
    """What a browser sends of the form with the texts, untouched."""
    values = {field["name"]: field.get_text().removeprefix("\n") for field in form.select("main textarea")}
    return values | {field["name"]: field["value"] for field in form.select("main input[name$=-seen]")}


def field_of(form: BeautifulSoup, label: str) -> str:
    """The name of the field for the text under a label."""
    section = next(section for section in form.select("main section[id]") if section.h3.get_text().startswith(label))
    return section.textarea["name"]


def send(client, page, committed, **values) -> BeautifulSoup:
    """Fills the fields by the labels of their texts, leaves the others as they are, and sends the form."""
    form = opened(client, page)
    action = values.pop("action", None)
    data = sent(form) | {field_of(form, label): words for label, words in values.items()}
    return send_values(client, page, committed, data | ({"action": action} if action else {}))


def send_values(client, page, committed, data: dict[str, str]) -> BeautifulSoup:
    with committed():
        response = client.post(address(page), data)
    if response.status_code == 302:
        response = client.get(response["Location"])
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def told(page: BeautifulSoup) -> str:
    return " ".join(" ".join(item.get_text().split()) for item in page.select(".messages li"))


def written(translation_of: str) -> list[str]:
    return list(StringTranslation.objects.filter(translation_of__data=translation_of).values_list("data", flat=True))
