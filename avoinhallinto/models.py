from django.db import models


class LoadedDemoContent(models.Model):
    """A piece of demo content that was loaded once: it is never loaded again, whatever editors did with it since."""

    key = models.CharField(max_length=120, unique=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
