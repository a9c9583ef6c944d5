"""What shared practices need by the clock."""

from django.utils import timezone

from home.scheduled import ScheduledTask, register
from practices.sharing.retention import remove_old_personal_data


def remove_personal_data() -> str:
    return f"shared practices whose personal data was removed: {remove_old_personal_data(timezone.now())}"


register(ScheduledTask("remove_old_personal_data", remove_personal_data, hour=2))
