from wagtail import hooks

from practices.sharing.queue import SharedPracticeViewSet


@hooks.register("register_admin_viewset")
def shared_practices() -> SharedPracticeViewSet:
    return SharedPracticeViewSet()
