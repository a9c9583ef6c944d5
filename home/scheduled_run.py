from django.db import models


class ScheduledRun(models.Model):
    """What is known of a scheduled task's runs: one row a task, taken hold of by whoever runs it."""

    task = models.CharField(max_length=80, unique=True)
    # Set while a command runs the task.
    running_since = models.DateTimeField(null=True)
    # When the last run that succeeded began.
    succeeded_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.task
