"""The picture that goes with a page where it is shared: its title in the site's look, as a PNG of 1200 by 630."""

import hashlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache
from io import BytesIO

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from PIL import Image, ImageDraw, ImageFont
from wagtail.models import Page

from home.visibility import language_of

WIDTH, HEIGHT = 1200, 630
# Another look makes other addresses, so that nobody is shown the old one.
LOOK = 1
FONT = settings.BASE_DIR / "frontend" / "pictures" / "source-sans-3-600.ttf"

# The colours of the front page's top (frontend/css/theme.css: --hero, --hero-line, --on-hero) and a paler one.
BLUE, LINE, WHITE, PALE = "#00357a", "#2b6cbb", "#ffffff", "#cfe0f5"
MARGIN = 80
TEXT_WIDTH = 810
TITLE_TOP, TITLE_HEIGHT = 150, 345
TITLE_SIZES = range(84, 40, -4)
LINE_HEIGHT = 1.14


@dataclass(frozen=True)
class Picture:
    """What a picture says. `digest` names it: the same words make the same picture."""

    title: str
    section: str
    site_name: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(repr((LOOK, *astuple(self))).encode()).hexdigest()[:16]

    def drawn(self) -> bytes:
        """The PNG."""
        image = Image.new("RGB", (WIDTH, HEIGHT), BLUE)
        image.paste(LINE, mask=_rings())
        draw = ImageDraw.Draw(image)
        if self.section:
            section = _shortened(self.section, _font(36), TEXT_WIDTH)
            draw.text((MARGIN, 76), section, fill=PALE, font=_font(36))
        lines, size = title_lines(self.title)
        for place, line in enumerate(lines):
            draw.text((MARGIN, TITLE_TOP + place * size * LINE_HEIGHT), line, fill=WHITE, font=_font(size))
        draw.text((MARGIN, HEIGHT - 110), self.site_name, fill=WHITE, font=_font(40))
        written = BytesIO()
        image.quantize(64).save(written, "PNG", optimize=True)
        return written.getvalue()


def picture_of(page: Page, trail: list[Page]) -> Picture:
    """The picture of a page; `trail` are the pages above it, the front page first."""
    with override(language_of(page.locale_id)):
        return Picture(page.title, trail[1].title if len(trail) > 1 else "", _("Open Government"))


def picture_address(page: Page, trail: list[Page]) -> str:
    return reverse("page-picture", args=[page.pk, picture_of(page, trail).digest])


def title_lines(title: str) -> tuple[list[str], int]:
    """The title in lines, and the size at which they fit; a title too long for the smallest is shortened."""
    for size in TITLE_SIZES:
        room = int(TITLE_HEIGHT // (size * LINE_HEIGHT))
        lines = list(_wrapped(title, _font(size), is_last_size=size == TITLE_SIZES[-1]))
        if len(lines) <= room and all(_font(size).getlength(line) <= TEXT_WIDTH for line in lines):
            return lines, size
    return [*lines[: room - 1], _shortened(" ".join(lines[room - 1 :]), _font(size), TEXT_WIDTH)], size


def _wrapped(text: str, font: ImageFont.FreeTypeFont, is_last_size: bool) -> Iterator[str]:
    """Lines of whole words; at the last size a word wider than a line is broken."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if font.getlength(longer) <= TEXT_WIDTH:
            line = longer
            continue
        if line:
            yield line
        line = word
        while is_last_size and font.getlength(line) > TEXT_WIDTH:
            fitting = next(n for n in range(len(line) - 1, 0, -1) if font.getlength(f"{line[:n]}-") <= TEXT_WIDTH)
            yield f"{line[:fitting]}-"
            line = line[fitting:]
    yield line


def _shortened(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """The text, cut at the end with an ellipsis where it is wider than `width`."""
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size)


@cache
def _rings() -> Image.Image:
    """The rings of the front page's top, with an opening and someone in the middle, as a mask."""
    scale = 2
    mask = Image.new("L", (WIDTH * scale, HEIGHT * scale))
    draw = ImageDraw.Draw(mask)
    x, y = 1050, 315
    for radius in (130, 92, 54):
        box = [(x - radius) * scale, (y - radius) * scale, (x + radius) * scale, (y + radius) * scale]
        draw.arc(box, start=0, end=292, fill=255, width=16 * scale)
    draw.ellipse([(x - 16) * scale, (y - 16) * scale, (x + 16) * scale, (y + 16) * scale], fill=255)
    return mask.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
