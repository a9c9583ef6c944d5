"""Spreadsheets of what strangers wrote: nothing in them is carried out where they are opened."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import SpreadsheetExportMixin

# What spreadsheet programs read as the beginning of a formula [owasp.org/www-community/attacks/CSV_Injection].
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class SafeSpreadsheetMixin(SpreadsheetExportMixin):
    """Wagtail's export, with formulas made text in CSV too, and without the signs that XLSX cannot hold."""

    def preprocess_field_value(self, field: str, value, export_format: str):
        written = super().preprocess_field_value(field, value, export_format)
        if not isinstance(written, str):
            return written
        if export_format == self.FORMAT_XLSX:  # Wagtail writes formulas as text there
            return ILLEGAL_CHARACTERS_RE.sub("", written)
        return f"'{written}" if written.lstrip(" ").startswith(FORMULA_BEGINNINGS) else written
