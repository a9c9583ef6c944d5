from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

# A row that says the same thing twice is a slip: relation name, the row's field, what to tell the editor.
ONCE_EACH = [
    ("practice_work_areas", "work_area", _("Choose each work area once.")),
    ("practice_organisations", "organisation", _("Choose each organisation once.")),
    ("practice_target_groups", "target_group", _("Choose each target group once.")),
    ("practice_themes", "theme", _("Choose each theme once.")),
    ("practice_methods", "method", _("Choose each method once.")),
]
NEEDED_TO_PUBLISH = "practice_organisations"


class PracticePageForm(WagtailAdminPageForm):
    """A draft may be saved before its organisation is known. Wagtail's own least number of rows asks for it at once,
    for a row that points at nothing cannot be stored."""

    def clean(self) -> dict:
        cleaned = super().clean()
        for relation, field, message in ONCE_EACH:
            formset = self.formsets.get(relation)
            # The rows are validated here first, so that their cleaned values are there to be compared.
            if formset is None or not formset.is_valid():
                continue
            seen = set()
            for form in formset.forms:
                value = form.cleaned_data.get(field)
                if not value or form.cleaned_data.get("DELETE"):
                    continue
                if value in seen:
                    form.add_error(field, message)
                seen.add(value)
            if relation == NEEDED_TO_PUBLISH and not seen and not self.is_deferred_validation:
                formset.non_form_errors().append(_("Choose at least one organisation."))
        return cleaned
