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


# What each work area means, in one line.
MEANINGS = {
    WorkArea.ACCESS_TO_INFORMATION: _("The right to know what the authorities do."),
    WorkArea.EASY_TO_UNDERSTAND: _("Texts, services and reforms are clear."),
    WorkArea.PARTICIPATION: _("Anyone willing can take part in preparing and developing matters."),
    WorkArea.OPEN_PROCEDURES: _("Administration becomes more open in all it does."),
    WorkArea.GOVERNANCE_AS_ENABLER: _("Administration supports civil society and removes what hinders it."),
    WorkArea.OPEN_DATA: _("Data is open and machine-readable, and artificial intelligence is used ethically."),
    WorkArea.COMMUNICATION: _("Communication goes both ways and is part of all open-government work."),
    WorkArea.TRUST: _("Trust is a goal and also a field of its own: we need to know how trust comes about."),
}
