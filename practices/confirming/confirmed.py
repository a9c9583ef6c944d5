"""A practice is confirmed: it is still so, today, in every language."""

from django.utils import timezone

from home.translating.changing import change_fact
from practices.models import PracticePage

BY_CONTACT = "practices.confirmed_by_contact"
BY_EDITOR = "practices.confirmed_by_editor"


def confirm(practice: PracticePage, action: str, user=None) -> bool:
    """Sets the day of the last confirmation to today; gives whether it was another. `action` is one of the above."""
    today = timezone.localdate()

    def confirm_today(version: PracticePage) -> bool:
        if version.last_confirmed_on == today:
            return False
        version.last_confirmed_on = today
        return True

    return change_fact(practice, "last_confirmed_on", confirm_today, action, user)
