from wagtail import hooks

from programmes.unassessed import UnassessedCommitmentsViewSet


@hooks.register("register_admin_viewset")
def unassessed_commitments() -> UnassessedCommitmentsViewSet:
    return UnassessedCommitmentsViewSet()
