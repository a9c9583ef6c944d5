from django.apps import AppConfig


class AvoinhallintoConfig(AppConfig):
    """The project itself: it knows every app, so what joins them (the demo content, the checks) stands here."""

    name = "avoinhallinto"
    verbose_name = "Avoinhallinto.fi"
