"""Reading a page of results as its visitor does."""

from bs4 import BeautifulSoup, Tag


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def text_of(part: Tag) -> str:
    """The text that is read, with white space folded."""
    return " ".join(part.get_text().split())


def titles(response) -> list[str]:
    return [text_of(link) for link in soup(response).select(".card__title a")]


def card(response, title: str) -> Tag:
    """The result that has the title."""
    return next(card for card in soup(response).select(".card") if text_of(card.h3) == title)


def marked(part: Tag) -> list[str]:
    return [mark.get_text() for mark in part.select("mark")]


def number_found(response) -> int:
    return int(soup(response).select_one(".library__results h2").get_text().split()[0])


def links(response, selector: str) -> dict[str, str]:
    """The links in a part of the page: text to address."""
    return {text_of(link): link["href"] for link in soup(response).select(f"{selector} a")}
