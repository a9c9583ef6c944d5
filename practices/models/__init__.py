"""The models of good practices: the work areas they are sorted by, the library, and the practices."""

from practices.models.confirmation_request import ConfirmationLink, ConfirmationRequest
from practices.models.practice_index_page import PracticeIndexPage
from practices.models.practice_page import (
    PracticeAttachment,
    PracticeCommitment,
    PracticeMethod,
    PracticeOrganisation,
    PracticePage,
    PracticeTargetGroup,
    PracticeTheme,
    PracticeWorkArea,
    TakenUp,
)
from practices.models.practice_picture import PracticePicture
from practices.models.shared_practice import (
    SharedAttachment,
    SharedPractice,
    SharedPracticeLink,
    SharedPracticeMessage,
)
from practices.models.sorting_answer import SortingAnswer
from practices.models.work_area_pages import WorkAreaIndexPage, WorkAreaPage

__all__ = [
    "ConfirmationLink",
    "ConfirmationRequest",
    "PracticeAttachment",
    "PracticeCommitment",
    "PracticeIndexPage",
    "PracticeMethod",
    "PracticeOrganisation",
    "PracticePage",
    "PracticePicture",
    "PracticeTargetGroup",
    "PracticeTheme",
    "PracticeWorkArea",
    "SharedAttachment",
    "SharedPractice",
    "SharedPracticeLink",
    "SharedPracticeMessage",
    "SortingAnswer",
    "TakenUp",
    "WorkAreaIndexPage",
    "WorkAreaPage",
]
