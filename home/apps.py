from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home and shared content")

    def ready(self) -> None:
        from home import checks  # noqa: F401 - registers itself
        from home.feedback import waiting as _feedback  # noqa: F401 - registers itself
        from home.links import waiting as _links  # noqa: F401 - registers itself
        from home.translating import following, waiting  # noqa: F401 - register themselves

        # Each app's own declare themselves.
        autodiscover_modules("scheduled_tasks")
        autodiscover_modules("waiting")
