from wagtail import hooks

from network.received.queues import NominationViewSet, SuggestionViewSet


@hooks.register("register_admin_viewset")
def queues() -> list[SuggestionViewSet | NominationViewSet]:
    return [SuggestionViewSet(), NominationViewSet()]
