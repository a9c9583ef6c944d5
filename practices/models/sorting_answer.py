"""What readers answer to "Is this practice in the right work area?"."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.work_areas import WorkArea


class SortingAnswer(models.Model):
    """One answer about a practice in whichever language it was read. Nothing of who answered is kept, nor the hour.

    `practice_key` is the practice in all its languages: its pages' translation key. `main_area` is the practice's main
    work area at the time, so that an answer keeps its meaning when the practice is moved. `better_area` is empty where
    the area was right, and where the reader did not know a better one.
    """

    practice_key = models.UUIDField(_("good practice"))
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    main_area = models.CharField(_("work area when asked"), max_length=40, choices=WorkArea)
    is_right = models.BooleanField(_("right"))
    better_area = models.CharField(_("better work area"), max_length=40, choices=WorkArea, blank=True)
    answered_on = models.DateField(_("answered"), default=timezone.localdate)

    class Meta:
        verbose_name = _("answer about sorting")
        verbose_name_plural = _("answers about sorting")
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["practice_key", "main_area"]),
            models.Index(fields=["answered_on"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_right=False) | Q(better_area=""), name="sorting_answer_right_has_no_better"
            ),
            models.CheckConstraint(condition=~Q(better_area=F("main_area")), name="sorting_answer_better_is_another"),
        ]

    def __str__(self) -> str:
        return f"{self.main_area}: {'=' if self.is_right else self.better_area or '?'}"
