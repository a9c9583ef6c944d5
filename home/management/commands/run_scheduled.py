import logging

from django.core.management.base import BaseCommand, CommandError

from home.scheduled import ScheduledTask, let_go, registered_tasks, take

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Does the scheduled tasks that are due, each once however many commands run, and says what it did."

    def handle(self, *args, **options) -> None:
        results = [self._run(task) for task in registered_tasks()]
        failed = [name for name, succeeded in results if not succeeded]
        if failed:
            raise CommandError(f"Failed, to be tried again next time: {', '.join(failed)}")

    def _run(self, task: ScheduledTask) -> tuple[str, bool]:
        began = take(task)
        if began is None:
            self.stdout.write(f"{task.name}: not due")
            return task.name, True
        succeeded = False
        try:
            self.stdout.write(f"{task.name}: {task.run()}")
            succeeded = True
        except Exception:
            # Whatever failed is in the log in full, and the other tasks have their turn.
            logger.exception("The scheduled task %s failed.", task.name)
        finally:
            let_go(task, began, succeeded=succeeded)
        return task.name, succeeded
