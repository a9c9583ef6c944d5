"""The guide for editors: its pictures and links are there, and the script takes each picture that it shows."""

import re
import runpy
from pathlib import Path

from django.conf import settings
from PIL import Image

GUIDE = Path(settings.BASE_DIR) / "docs" / "editing.md"
PICTURES = GUIDE.parent / "pictures" / "editing"
MOST_BYTES_OF_ALL = 1_000_000


def targets(pattern: str) -> list[str]:
    return re.findall(pattern, GUIDE.read_text())


def test_every_picture_and_linked_page_is_there():
    lacking = [target for target in targets(r"\]\(([^)]+)\)") if not (GUIDE.parent / target).exists()]
    assert lacking == []


def test_each_of_the_ten_jobs_has_its_picture_described():
    assert len(targets(r"(?m)^## \d+\. ")) == 10
    assert len(targets(r"!\[[^\]]{20,}\]\(pictures/editing/")) == 10


def test_the_pictures_are_those_that_the_script_takes():
    shown = {Path(target).stem for target in targets(r"\((pictures/editing/[^)]+)\)")}
    taken = runpy.run_path(str(Path(settings.BASE_DIR) / "scripts" / "editing-pictures"))["PICTURES"]
    assert shown == {file.stem for file in PICTURES.iterdir()} == set(taken)


def test_the_pictures_are_small():
    assert sum(file.stat().st_size for file in PICTURES.iterdir()) < MOST_BYTES_OF_ALL
    assert {Image.open(file).width for file in PICTURES.iterdir()} == {1000}
