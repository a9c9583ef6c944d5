"""What the pages, the public forms and feedback need by the clock."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from home.feedback.reminding import remind_of_feedback
from home.feedback.retention import remove_old_feedback
from home.links.checking import check_links
from home.links.collecting import collect_links
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


def collect_the_links() -> str:
    return f"links on public pages: {collect_links()}"


def follow_links() -> str:
    return str(check_links())


def forget_old_readings() -> str:
    return f"old counts of page views removed: {remove_old_readings()}"


def remind_team_of_feedback() -> str:
    return f"feedback that has waited for ten days or more, of which the team was told: {remind_of_feedback()}"


def forget_old_feedback() -> str:
    return f"feedback whose text and address were removed: {remove_old_feedback(timezone.now())}"


register(ScheduledTask("publish_scheduled", publish_scheduled, period=timedelta(minutes=5)))
register(ScheduledTask("send_waiting_emails", send_waiting_emails, period=timedelta(minutes=5)))
register(ScheduledTask("forget_old_traces", forget_traces, hour=2))
register(ScheduledTask("forget_old_readings", forget_old_readings, hour=2))
register(ScheduledTask("remind_of_feedback", remind_team_of_feedback, hour=7))
register(ScheduledTask("remove_old_feedback", forget_old_feedback, hour=2))
register(ScheduledTask("collect_links", collect_the_links, hour=4))
# Tasks run by their names: this one takes minutes, and comes after the others.
register(ScheduledTask("walk_links", follow_links, period=timedelta(minutes=30)))
