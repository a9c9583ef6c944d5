import pytest

from tests.home.links.server import serving


@pytest.fixture
def outside():
    """A web site that pages link to."""
    with serving() as site:
        yield site
