"""What the pages and the public forms need by the clock."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from home.public_forms.email import send_waiting
from home.public_forms.guards import forget_old_traces
from home.readings import remove_old_readings
from home.scheduled import ScheduledTask, register


def publish_scheduled() -> str:
    call_command("publish_scheduled")
    return "pages published and withdrawn by their dates"


def send_waiting_emails() -> str:
    return f"e-mails sent that were waiting: {send_waiting()}"


def forget_traces() -> str:
    return f"old traces of forms forgotten: {forget_old_traces(timezone.now())}"


def forget_old_readings() -> str:
    return f"old counts of page views removed: {remove_old_readings()}"


register(ScheduledTask("publish_scheduled", publish_scheduled, period=timedelta(minutes=5)))
register(ScheduledTask("send_waiting_emails", send_waiting_emails, period=timedelta(minutes=5)))
register(ScheduledTask("forget_old_traces", forget_traces, hour=2))
register(ScheduledTask("forget_old_readings", forget_old_readings, hour=2))
