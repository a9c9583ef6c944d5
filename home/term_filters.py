"""How the terms' lists in the admin are narrowed."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from home.terms import Method, Organisation, TargetGroup, Term, Theme

# A term always has its Finnish name.
LANGUAGES_LACKED = (("sv", _("Swedish")), ("en", _("English")))


class TermFilterSet(WagtailFilterSet):
    lacks = ChoiceFilter(label=_("Has no name in"), choices=LANGUAGES_LACKED, method="without_name")

    def without_name(self, terms: QuerySet[Term], name: str, language: str) -> QuerySet[Term]:
        return terms.filter(**{f"name_{language}": ""})


class OrganisationFilterSet(TermFilterSet):
    class Meta:
        model = Organisation
        fields = ["level"]


class TargetGroupFilterSet(TermFilterSet):
    class Meta:
        model = TargetGroup
        fields: list[str] = []


class ThemeFilterSet(TermFilterSet):
    class Meta:
        model = Theme
        fields: list[str] = []


class MethodFilterSet(TermFilterSet):
    class Meta:
        model = Method
        fields: list[str] = []
