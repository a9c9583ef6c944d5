"""The eight permanent work areas of open government [avoinhallinto.fi, oppenforvaltning.fi, opengov.fi]."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkArea(models.TextChoices):
    """A work area's code: the same in every language, in addresses, facets and rows."""

    ACCESS_TO_INFORMATION = "julkisuus", _("Access to information")
    EASY_TO_UNDERSTAND = "ymmarrettavyys", _("Easy to understand")
    PARTICIPATION = "osallisuus", _("Participation")
    OPEN_PROCEDURES = "avoin-toiminta", _("Open procedures")
    GOVERNANCE_AS_ENABLER = "hallinto-mahdollistajana", _("Governance as an enabler")
    OPEN_DATA = "avoin-data", _("Open data")
    COMMUNICATION = "viestinta", _("Communication")
    TRUST = "luottamus", _("Trust")
