"""The HTML that every template makes is valid, by the Nu HTML checker of the WHATWG and W3C."""

import os
import shutil
import subprocess
from collections import defaultdict
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from django.conf import settings

from tests.browser.states import BARE_STATES, ERROR_STATES, FULL_STATES, LANGUAGES, page_types


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command that checks files; it needs Java and, to be installed, npm."""
    missing = [program for program in ("java", "npm") if shutil.which(program) is None]
    if missing:
        reason = f"The HTML checker needs {' and '.join(missing)}."
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    script = settings.BASE_DIR / "scripts" / "node-tools"
    modules = subprocess.run([script, "html-checker"], capture_output=True, text=True, check=True).stdout.strip()
    return ["java", "-Xss2m", "-jar", f"{modules}/vnu-jar/build/dist/vnu.jar", "--errors-only", "--format", "gnu"]


def html(address: str) -> bytes:
    try:
        with urlopen(quote(address, safe="/:?=&%")) as answer:  # noqa: S310 - our own server
            return answer.read()
    except HTTPError as error_page:
        return error_page.read()


def test_html_is_valid(full_site, bare_site, checker, tmp_path):
    for site, kind, states in (
        (full_site, "full", (*page_types(), *FULL_STATES)),
        (bare_site, "bare", BARE_STATES),
    ):
        for state in states:
            for language in LANGUAGES:
                content = html(site.address(state, language))
                assert b"<h1" in content or state in ERROR_STATES
                (tmp_path / f"{kind} {state} {language}.html").write_bytes(content)
    run = subprocess.run([*checker, *tmp_path.iterdir()], capture_output=True, text=True, check=False)
    pages_by_error = defaultdict(list)
    for line in run.stderr.splitlines():
        place, _, error = line.partition(": error: ")
        pages_by_error[error or line].append(place.rpartition("/")[2])
    report = "\n".join(f"{error} on {len(places)}: {places[0]}" for error, places in pages_by_error.items())
    assert run.returncode == 0, report
