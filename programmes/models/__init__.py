"""The models of action programmes: what was promised, how far it is, and the evidence."""

from programmes.models.commitment_page import CommitmentMeasure, CommitmentPage, CommitmentWorkArea
from programmes.models.programme_pages import ProgrammeIndexPage, ProgrammePage
from programmes.models.status_assessment import Evidence, StatusAssessment

__all__ = [
    "CommitmentMeasure",
    "CommitmentPage",
    "CommitmentWorkArea",
    "Evidence",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "StatusAssessment",
]
