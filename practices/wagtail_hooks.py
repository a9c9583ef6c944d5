from wagtail import hooks

from practices.sharing.queue import SharedPracticeViewSet
from practices.unconfirmed import UnconfirmedPracticesViewSet


@hooks.register("register_admin_viewset")
def viewsets() -> list:
    return [SharedPracticeViewSet(), UnconfirmedPracticesViewSet()]
