"""Numbers in addresses. A longer one than a database can look for is an address that there is not."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class PageNumber(IntConverter):
    regex = "[0-9]{1,9}"


class Year(IntConverter):
    regex = "[0-9]{4}"


register_converter(PageNumber, "page_number")
register_converter(Year, "year")
