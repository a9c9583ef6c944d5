"""What an editor may look at before a practice is published, besides what every page has."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.dates import written_date
from home.page_checks import PageCheck, check_alternative_texts

if TYPE_CHECKING:
    from practices.models import PracticePage


def checks_of_practice(practice: "PracticePage") -> list[PageCheck]:
    pictures = check_alternative_texts(row.alternative_text for row in practice.pictures.all())
    own = [_work_areas(practice), _contact(practice), _last_confirmed(practice)]
    return [pictures, *own] if pictures else own


def _work_areas(practice: "PracticePage") -> PageCheck:
    label = gettext_lazy("Work area")
    if not practice.work_areas:
        return PageCheck(label, False, _("No work area is chosen: the practice is found by none of them."))
    return PageCheck(label, True, _("The main work area is %s.") % practice.work_areas[0].label)


def _contact(practice: "PracticePage") -> PageCheck:
    label = gettext_lazy("Whom to ask")
    if practice.contact_email:
        return PageCheck(label, True, _("There is an e-mail address for those who want to know more."))
    text = _("There is no e-mail address: readers cannot ask, and nobody can be asked whether this is still so.")
    return PageCheck(label, False, text)


def _last_confirmed(practice: "PracticePage") -> PageCheck:
    label = gettext_lazy("Last confirmed")
    day = practice.last_confirmed_on
    if day is None:
        return PageCheck(label, False, _("No day is given on which somebody confirmed that this is so."))
    if practice.is_confirmation_old:
        return PageCheck(
            label, False, _("It was confirmed over a year ago, on %s. Is it still so?") % written_date(day)
        )
    return PageCheck(label, True, _("It was confirmed on %s.") % written_date(day))
