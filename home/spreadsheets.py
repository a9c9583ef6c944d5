"""Spreadsheets of what strangers wrote. Formulas in them are made text by avoinhallinto/spreadsheets.py."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import SpreadsheetExportMixin


class SafeSpreadsheetMixin(SpreadsheetExportMixin):
    """Wagtail's export, without the control characters that XLSX cannot hold and at which it would fail."""

    def preprocess_field_value(self, field: str, value, export_format: str):
        written = super().preprocess_field_value(field, value, export_format)
        if export_format == self.FORMAT_XLSX and isinstance(written, str):
            return ILLEGAL_CHARACTERS_RE.sub("", written)
        return written
