"""Numbers as each language writes them."""

import pytest
from django.template import Context, Template
from django.utils import translation


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [
        ("fi", 999, "999"),
        ("fi", 12500, "12\xa0500"),
        ("sv", 1234567, "1\xa0234\xa0567"),
        ("en", 12500, "12,500"),
    ],
)
def test_thousands_are_set_apart(language, number, written):
    with translation.override(language):
        assert Template("{% load numbers %}{{ number|grouped }}").render(Context({"number": number})) == written
