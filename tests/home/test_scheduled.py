"""Tasks by the clock: each once in its period, whoever runs them, and one that fails stops none of the others."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from home import scheduled
from home.models import ScheduledRun
from home.scheduled import ScheduledTask, TaskNameTaken, let_go, register, registered_tasks, take

pytestmark = pytest.mark.django_db

START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def ran(monkeypatch):
    """No tasks but the test's own; what ran, in order."""
    monkeypatch.setattr(scheduled, "_tasks", {})
    return []


def counting(name: str, ran: list, **when) -> ScheduledTask:
    task = ScheduledTask(name, lambda: ran.append(name) or f"did {name}", **when)
    register(task)
    return task


def failing(name: str) -> None:
    def fail() -> str:
        raise ConnectionError("the other end is gone")

    register(ScheduledTask(name, fail))


def test_a_task_is_done_once_in_its_period_and_tells_what_it_did(clock, ran, capsys):
    counting("letters", ran, period=timedelta(hours=1))

    call_command("run_scheduled")
    assert "letters: did letters" in capsys.readouterr().out

    clock.shift(timedelta(minutes=59))
    call_command("run_scheduled")
    assert "letters: not due" in capsys.readouterr().out
    assert ran == ["letters"]

    clock.shift(timedelta(minutes=1))
    call_command("run_scheduled")
    assert ran == ["letters", "letters"]


def test_a_nightly_task_is_done_once_from_its_hour_on(clock, ran):
    counting("nightly", ran, hour=3)
    call_command("run_scheduled")

    # 02:55 in Helsinki, then 03:00 and 08:00.
    for moment in (datetime(2026, 11, 3, 0, 55, tzinfo=UTC), datetime(2026, 11, 3, 1, 0, tzinfo=UTC)):
        clock.move_to(moment)
        call_command("run_scheduled")
    assert ran == ["nightly"] * 2

    clock.move_to(datetime(2026, 11, 3, 6, 0, tzinfo=UTC))
    call_command("run_scheduled")
    assert ran == ["nightly"] * 2


def test_of_two_that_start_at_once_one_gets_the_task(clock, ran):
    task = counting("letters", ran)

    assert take(task) == START
    assert take(task) is None


def test_a_run_that_was_killed_is_taken_over_and_its_late_end_changes_nothing(clock, ran):
    task = counting("letters", ran)
    killed = take(task)
    clock.shift(scheduled.ABANDONED_AFTER)

    second = take(task)
    let_go(task, killed, succeeded=True)

    assert second == timezone.now()
    assert ScheduledRun.objects.get(task="letters").running_since == second


def test_a_failing_task_stops_no_other_and_is_tried_again(clock, ran, caplog):
    failing("broken")
    counting("letters", ran)

    with pytest.raises(CommandError, match="broken"):
        call_command("run_scheduled")
    assert ran == ["letters"]
    assert "the other end is gone" in caplog.text

    with pytest.raises(CommandError, match="broken"):
        call_command("run_scheduled")
    assert ran == ["letters"]


def test_two_tasks_of_one_name_are_refused(ran):
    counting("letters", ran)

    with pytest.raises(TaskNameTaken):
        counting("letters", ran)


def test_the_sites_own_tasks_run(site, capsys):
    assert {"publish_scheduled", "search_reconcile"} <= {task.name for task in registered_tasks()}

    call_command("run_scheduled")

    told = capsys.readouterr().out
    assert "publish_scheduled: pages published and withdrawn by their dates" in told
    assert "search_reconcile: the index compared with the pages" in told
