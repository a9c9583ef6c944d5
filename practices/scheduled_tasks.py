"""What practices, those that are shared and those in the library, need by the clock."""

from django.utils import timezone

from home.scheduled import ScheduledTask, register
from practices.confirming.asking import ask_contacts
from practices.sharing.retention import remove_old_personal_data


def remove_personal_data() -> str:
    return f"shared practices whose personal data was removed: {remove_old_personal_data(timezone.now())}"


def ask_whether_still_so() -> str:
    asked, reminded = ask_contacts(timezone.now())
    return f"practices whose contact was asked whether it is still so: {asked}, reminded: {reminded}"


register(ScheduledTask("remove_old_personal_data", remove_personal_data, hour=2))

register(ScheduledTask("ask_whether_still_so", ask_whether_still_so, hour=9))
