"""What suggestions and nominations need by the clock."""

from django.utils import timezone

from home.scheduled import ScheduledTask, register
from network.received.retention import delete_old


def delete_old_received() -> str:
    return f"suggestions and nominations deleted, their time being up: {delete_old(timezone.now())}"


register(ScheduledTask("delete_old_received", delete_old_received, hour=2))
