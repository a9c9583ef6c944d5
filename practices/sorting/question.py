"""The question as it stands on a practice's page."""

from dataclasses import dataclass

from django.http import HttpRequest

from practices.sorting.addresses import ANSWERED, QUESTION_ID, sorting_address
from practices.sorting.form import SortingForm


@dataclass(frozen=True)
class SortingQuestion:
    """The form, where it is sent, and whether the reader has just answered it."""

    form: SortingForm
    address: str
    is_answered: bool
    id: str = QUESTION_ID


def question_about(practice, request: HttpRequest, sent: SortingForm | None = None) -> SortingQuestion | None:
    """The question about a practice, with the form as it was `sent` where that has to be corrected. It takes no query.

    None where the practice is in no work area, or is not saved yet as in a preview.
    """
    if not practice.pk or not practice.work_areas:
        return None
    return SortingQuestion(
        form=sent or SortingForm(practice=practice, request=request),
        address=f"{sorting_address(practice.language, practice.pk)}#{QUESTION_ID}",
        is_answered=ANSWERED in request.GET,
    )
