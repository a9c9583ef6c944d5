"""Tasks that are done by the clock. Each app declares its own in a module `scheduled_tasks`; one command runs them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from home.scheduled_run import ScheduledRun

# A run that has not ended by then was killed, and another may begin.
ABANDONED_AFTER = timedelta(hours=6)


@dataclass(frozen=True)
class ScheduledTask:
    """A task: its name in the list of runs, how often it is due, and what does it and tells in a line what it did.

    With `hour` it is due once a day from that hour of the site's time zone on, and `period` is a day.
    """

    name: str
    run: Callable[[], str]
    period: timedelta = timedelta(days=1)
    hour: int | None = None

    def due_if_older_than(self, now: datetime) -> datetime:
        """The task is due where its last successful run began at this moment or before."""
        if self.hour is None:
            return now - self.period
        today = timezone.localtime(now).replace(hour=self.hour, minute=0, second=0, microsecond=0)
        latest = today if today <= now else today - timedelta(days=1)
        return latest - timedelta(microseconds=1)


class TaskNameTaken(Exception):
    """Two tasks of one name would share their runs."""


_tasks: dict[str, ScheduledTask] = {}


def register(task: ScheduledTask) -> None:
    """Declares a task. Raises TaskNameTaken where the name is another task's."""
    if _tasks.setdefault(task.name, task) != task:
        raise TaskNameTaken(f"Two scheduled tasks are called {task.name}.")


def registered_tasks() -> list[ScheduledTask]:
    return sorted(_tasks.values(), key=lambda task: task.name)


def take(task: ScheduledTask) -> datetime | None:
    """When the run begins, where the task is due and nobody else runs it; else nothing.

    One conditional update, in which the database locks the row: of two commands that start at once one gets it.
    """
    now = timezone.now()
    ScheduledRun.objects.get_or_create(task=task.name)
    taken = ScheduledRun.objects.filter(
        Q(succeeded_at=None) | Q(succeeded_at__lte=task.due_if_older_than(now)),
        Q(running_since=None) | Q(running_since__lte=now - ABANDONED_AFTER),
        task=task.name,
    ).update(running_since=now)
    return now if taken else None


def let_go(task: ScheduledTask, began: datetime, *, succeeded: bool) -> None:
    """Ends a run; one that failed is due again at once. A run that another took over meanwhile is left to it."""
    changes = {"running_since": None} | ({"succeeded_at": began} if succeeded else {})
    ScheduledRun.objects.filter(task=task.name, running_since=began).update(**changes)
