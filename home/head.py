"""What stands in a page's head for search engines, and for those whom the page is shared with."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.frame import LANGUAGE_NAMES, Frame
from home.models.site_settings import ContactSettings
from home.pictures import HEIGHT, WIDTH, picture_address
from home.structured import Node, Surroundings, as_json, breadcrumb_node, filled, site_root, website_node

# Open Graph's names of the languages as they are written in Finland; it knows no English of Finland.
OPEN_GRAPH_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
ARTICLES = {"Article", "NewsArticle"}


@dataclass(frozen=True)
class Head:
    """A page's metadata. `address` is the canonical one; `alternates` are (hreflang, address), with `x-default`."""

    title: str
    description: str
    address: str
    kind: str = "website"
    locale: str = ""
    other_locales: list[str] = field(default_factory=list)
    alternates: list[tuple[str, str]] = field(default_factory=list)
    picture: str = ""
    picture_width: int = WIDTH
    picture_height: int = HEIGHT
    structured: SafeString | str = ""
    is_indexed: bool = True


def head_of(page: Page, request: HttpRequest, frame: Frame, number: int = 1, is_indexed: bool = True) -> Head:
    """The head of `page`, or of page `number` of its list. `is_indexed` is False for a filtered list or a search.

    A further page of a list is its own canonical address, and names no page in another language as the same.
    """
    root = site_root(request)
    picture = root + picture_address(page, frame.trail) if page.pk else ""
    around = Surroundings(request, root, frame.trail, picture)
    address = around.address(page)
    nodes = page.structured(around)
    translated = [link for link in frame.language_links if link.is_translation]
    return Head(
        title=page.seo_title or page.title,
        description=page.described,
        address=f"{address}?page={number}" if number > 1 else address,
        kind="article" if nodes[0]["@type"] in ARTICLES else "website",
        locale=OPEN_GRAPH_LOCALES.get(page.language, ""),
        other_locales=[OPEN_GRAPH_LOCALES[link.code] for link in translated if link.code != page.language],
        alternates=_alternates(frame, around) if number == 1 and is_indexed else [],
        picture=picture,
        structured=as_json(
            [
                *nodes,
                *([breadcrumb_node(page, around)] if frame.trail else []),
                website_node(around, _("Open Government"), LANGUAGE_NAMES),
                _publisher_node(around),
            ]
        ),
        is_indexed=is_indexed,
    )


def _alternates(frame: Frame, around: Surroundings) -> list[tuple[str, str]]:
    """The page in each language that it is in. The default, for readers of any other, is the first: Finnish if any."""
    found = [
        (link.code, f"{around.root}{link.url}" if link.url.startswith("/") else link.url)
        for link in frame.language_links
        if link.is_translation
    ]
    return [*found, ("x-default", found[0][1])] if found else []


def _publisher_node(around: Surroundings) -> Node:
    """The ministry, whose open government team keeps the site, with the team's addresses."""
    contact = ContactSettings.load(request_or_site=around.request)
    return filled(
        {
            "@type": "GovernmentOrganization",
            **around.publisher,
            "name": _("Ministry of Finance"),
            "email": contact.email,
            "address": contact.postal_address,
        }
    )
