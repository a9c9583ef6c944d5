"""How editors fill in a commitment: what was promised and by whom, and how it goes."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface

from home.base_page import BasePage
from programmes.assessing import AssessmentsPanel

COMMITMENT_CONTENT = [
    *BasePage.content_panels,
    FieldPanel("number", help_text=_("For example 3; a sub-commitment's 3.1.")),
    FieldPanel("text"),
    InlinePanel("measures", label=_("measure"), heading=_("Measures")),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("responsible_body"), FieldPanel("contact_email")])],
        heading=_("Who is responsible"),
        help_text=_("Without an address of its own, the commitment shows the team's."),
    ),
    InlinePanel("commitment_work_areas", label=_("work area"), heading=_("Work areas")),
]

COMMITMENT_PROGRESS = [
    AssessmentsPanel("status_assessments", label=_("status assessment"), heading=_("Status assessments")),
    InlinePanel(
        "evidence",
        label=_("evidence"),
        heading=_("Evidence"),
        help_text=_("What shows that something was done: a page, a document or an address elsewhere."),
    ),
]


def commitment_edit_handler(page_class: type) -> TabbedInterface:
    """The tabs of a commitment's form; promotion and settings are those of every page."""
    return TabbedInterface(
        [
            ObjectList(COMMITMENT_CONTENT, heading=_("Content")),
            ObjectList(COMMITMENT_PROGRESS, heading=_("Assessments and evidence")),
            ObjectList(page_class.promote_panels, heading=_("Promote")),
            ObjectList(page_class.settings_panels, heading=_("Settings")),
        ]
    )
