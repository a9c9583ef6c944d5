"""What a page tells machines of itself, in the words of schema.org: the nodes of its JSON-LD."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page, Site

Node = dict[str, Any]

# What could end the element that holds the JSON, or begin another, is written as JSON's own escapes.
ESCAPED = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def site_root(request: HttpRequest) -> str:
    """Where the site's addresses begin, such as `https://avoinhallinto.fi`: one answer, however the site was reached.

    A host that is no site's gets the address of the default site. Behind a proxy the scheme is the request's own.
    """
    site = Site.find_for_request(request)
    host = request.get_host()
    if site is None or host.partition(":")[0] == site.hostname:
        return f"{request.scheme}://{host}"
    return site.root_url


@dataclass(frozen=True)
class Surroundings:
    """What a page's nodes refer to beside the page. `root` is the site's address, `trail` the pages above the page,
    `picture` the address of the picture made for it, and `request` what addresses are read with."""

    request: HttpRequest
    root: str
    trail: list[Page]
    picture: str = ""

    def address(self, page: Page) -> str:
        """The whole address of a page; nothing for a page that has none yet."""
        url = page.get_url(self.request)
        return urljoin(f"{self.root}/", url) if url else ""

    @property
    def publisher(self) -> Node:
        return {"@id": f"{self.root}/#publisher"}

    @property
    def website(self) -> Node:
        return {"@id": f"{self.root}/#website"}


def moment(value: datetime | None) -> str | None:
    """A moment with Finland's offset from UTC, as in `2025-05-12T09:00:00+03:00`."""
    return timezone.localtime(value).isoformat(timespec="seconds") if value else None


def page_node(page: Page, kind: str, around: Surroundings, **more: Any) -> Node:
    """The node of a page as `kind`, a type of schema.org; `more` are its further properties. Empty ones fall away."""
    address = around.address(page)
    return filled(
        {
            "@type": kind,
            "@id": f"{address}#page",
            "url": address,
            "name": page.title,
            "description": page.described,
            "inLanguage": page.language,
            "datePublished": moment(page.first_published_at),
            "dateModified": moment(page.last_published_at),
            "image": around.picture,
            "isPartOf": around.website,
            "publisher": around.publisher,
            **more,
        }
    )


def article_node(page: Page, kind: str, around: Surroundings, **more: Any) -> Node:
    """The node of a page that is read as an article: its title is a headline too."""
    return page_node(page, kind, around, headline=page.title, mainEntityOfPage=around.address(page), **more)


def breadcrumb_node(page: Page, around: Surroundings) -> Node:
    """The way to the page from the front page."""
    steps = [
        {"@type": "ListItem", "position": place, "name": step.title, "item": around.address(step)}
        for place, step in enumerate([*around.trail, page], start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def website_node(around: Surroundings, name: str, languages: Iterable[str]) -> Node:
    return {
        "@type": "WebSite",
        **around.website,
        "url": f"{around.root}/",
        "name": name,
        "inLanguage": list(languages),
        "publisher": around.publisher,
    }


def filled(node: Node) -> Node:
    """The node without its empty properties."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def as_json(nodes: list[Node]) -> SafeString:
    """The nodes as one JSON-LD document, safe within a `script` element."""
    written = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False)
    return mark_safe(written.translate(ESCAPED))  # noqa: S308 - nothing in it can end the element
