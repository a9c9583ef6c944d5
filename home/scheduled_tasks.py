"""What the pages need by the clock."""

from datetime import timedelta

from django.core.management import call_command

from home.scheduled import ScheduledTask, register


def publish_scheduled() -> str:
    call_command("publish_scheduled")
    return "pages published and withdrawn by their dates"


register(ScheduledTask("publish_scheduled", publish_scheduled, period=timedelta(minutes=5)))
