"""How editors fill in a practice: what is told, how it is sorted, who to ask."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface

from home.base_page import BasePage

MAX_WORK_AREAS = 3

PRACTICE_CONTENT = [
    *BasePage.content_panels,
    FieldPanel("what_was_done", help_text=_("The problem, what was done, and who took part.")),
    FieldPanel(
        "what_was_achieved", help_text=_("What changed, and how it is known. What did not work belongs here as well.")
    ),
    FieldPanel("what_next", help_text=_("Whether the work goes on or grows, or has ended.")),
    FieldPanel("more_information", help_text=_("Guidelines, templates and publications that others can use.")),
    InlinePanel("pictures", label=_("picture"), heading=_("Pictures")),
    InlinePanel("attachments", label=_("attachment"), heading=_("Attachments")),
]

PRACTICE_SORTING = [
    InlinePanel(
        "practice_work_areas",
        label=_("work area"),
        heading=_("Work areas"),
        help_text=_("One to three. The first is the main one."),
        min_num=1,
        max_num=MAX_WORK_AREAS,
    ),
    InlinePanel(
        "practice_organisations",
        label=_("organisation"),
        heading=_("Organisations"),
        # At least one, when it is published (practices/forms.py): a draft is saved and shown without.
        help_text=_("Whose practice it is. One at least."),
    ),
    InlinePanel(
        "practice_target_groups",
        label=_("target group"),
        heading=_("Target groups"),
        help_text=_("Whom the practice is for, or with whom it is done."),
    ),
    InlinePanel("practice_themes", label=_("theme"), heading=_("Themes")),
    InlinePanel("practice_methods", label=_("method"), heading=_("Methods")),
    FieldPanel("region"),
    MultiFieldPanel(
        [FieldPanel("state"), FieldRowPanel([FieldPanel("start_year"), FieldPanel("end_year")])],
        heading=_("State and years"),
        help_text=_("Leave the last year empty while the practice is in use."),
    ),
    InlinePanel("practice_commitments", label=_("commitment"), heading=_("Commitments it carries out")),
]

PRACTICE_CONTACT = [
    MultiFieldPanel(
        [FieldPanel("contact_name"), FieldPanel("contact_email")],
        heading=_("Whom to ask"),
        help_text=_("Public on the page. We ask at the e-mail address once a year whether the practice is still so."),
    ),
    FieldPanel(
        "last_confirmed_on",
        help_text=_(
            "The day on which somebody last made sure that all this is so. When the contact confirms by e-mail, the"
            " day changes by itself."
        ),
    ),
    InlinePanel(
        "taken_up",
        label=_("organisation"),
        heading=_("Taken up elsewhere"),
        help_text=_("Other organisations that took the practice into use."),
    ),
]


def practice_edit_handler(page_class: type) -> TabbedInterface:
    """The tabs of a practice's form; promotion and settings are those of every page."""
    return TabbedInterface(
        [
            ObjectList(PRACTICE_CONTENT, heading=_("Content")),
            ObjectList(PRACTICE_SORTING, heading=_("Sorting")),
            ObjectList(PRACTICE_CONTACT, heading=_("Contact and spread")),
            ObjectList(page_class.promote_panels, heading=_("Promote")),
            ObjectList(page_class.settings_panels, heading=_("Settings")),
        ]
    )
