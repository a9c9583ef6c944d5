"""One stylesheet from the files in frontend/css/, joined when static files are looked up, so that nobody builds it."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/site.css"
FOLDER = Path(__file__).resolve().parent / "css"
# The order of the layers is declared in the first file.
PARTS = ("tokens", "fonts", "theme", "base", "layout", "frame", "forms", "components", "pages", "utilities")


def joined() -> str:
    """The whole stylesheet without its comments, but for licences (`/*!`), and without indentation."""
    text = "\n".join((FOLDER / f"{part}.css").read_text(encoding="utf-8") for part in PARTS)
    without_comments = re.sub(r"/\*(?!!).*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", without_comments).strip() + "\n"


class StylesheetFinder(BaseFinder):
    """Finds `css/site.css` for `collectstatic` and for the development server, which want it as a file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._folder = tempfile.TemporaryDirectory(prefix="avoinhallinto-css-")
        self.storage = FileSystemStorage(location=self._folder.name)

    def write(self) -> str:
        path = Path(self.storage.path(NAME))
        path.parent.mkdir(exist_ok=True)
        path.write_text(joined(), encoding="utf-8")
        return str(path)

    def find(self, path: str, find_all: bool = False, **kwargs) -> str | list[str]:
        if path != NAME:
            return []
        return [self.write()] if find_all else self.write()

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        self.write()
        yield NAME, self.storage
