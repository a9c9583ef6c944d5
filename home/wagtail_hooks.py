"""The terms in the admin's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.terms import Method, Organisation, TargetGroup, Term, Theme


class TermViewSet(SnippetViewSet):
    """A list of terms with their labels in the three languages, so that a missing one is seen."""

    list_display = ["name_fi", "name_sv", "name_en", "slug"]
    search_fields = ["name_fi", "name_sv", "name_en", "slug"]
    list_per_page = 50
    inspect_view_enabled = True
    model: type[Term]


class OrganisationViewSet(TermViewSet):
    model = Organisation
    icon = "group"
    list_display = [*TermViewSet.list_display, "level"]
    list_filter = ["level"]


class TargetGroupViewSet(TermViewSet):
    model = TargetGroup
    icon = "user"


class ThemeViewSet(TermViewSet):
    model = Theme
    icon = "tag"


class MethodViewSet(TermViewSet):
    model = Method
    icon = "cogs"


class TermViewSetGroup(SnippetViewSetGroup):
    items = (OrganisationViewSet, TargetGroupViewSet, ThemeViewSet, MethodViewSet)
    menu_label = _("Terms")
    menu_icon = "list-ul"
    menu_order = 300


register_snippet(TermViewSetGroup)
