"""How editors fill in an event: when, where and for whom it is, and what it leads to."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface

from home.base_page import BasePage

EVENT_CONTENT = [
    *BasePage.content_panels,
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("spoken_language")],
        heading=_("When"),
        help_text=_("In Finland's time."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("attendance"),
            FieldPanel("place"),
            FieldPanel("joining_url"),
            FieldPanel("is_joining_url_public"),
        ],
        heading=_("Where"),
    ),
    FieldPanel("audience", help_text=_("For example: everyone, or those who prepare matters in municipalities.")),
    FieldPanel("body", heading=_("Programme")),
]

EVENT_LINKS = [
    InlinePanel(
        "materials",
        label=_("material"),
        heading=_("Materials"),
        help_text=_("What was shown or told, for those who were there and those who were not."),
    ),
    InlinePanel("practices_told", label=_("good practice"), heading=_("Good practices presented there")),
    InlinePanel("event_commitments", label=_("commitment"), heading=_("Commitments")),
]


def event_edit_handler(page_class: type) -> TabbedInterface:
    """The tabs of an event's form; promotion and settings are those of every page."""
    return TabbedInterface(
        [
            ObjectList(EVENT_CONTENT, heading=_("Content")),
            ObjectList(EVENT_LINKS, heading=_("Materials and links")),
            ObjectList(page_class.promote_panels, heading=_("Promote")),
            ObjectList(page_class.settings_panels, heading=_("Settings")),
        ]
    )
