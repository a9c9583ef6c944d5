"""Where the project's own admin addresses stand in for another app's."""

from django.urls import path, reverse
from wagtail import hooks

from avoinhallinto.translating_views import (
    SubmitToOwnLanguagesView,
    UpdateWithoutPublishingView,
    convert_by_publisher,
)


# Before wagtail-localize's own, whose addresses these answer.
@hooks.register("register_admin_urls", order=-1)
def register_admin_urls():
    return [
        path("localize/submit/page/<int:page_id>/", SubmitToOwnLanguagesView.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateWithoutPublishingView.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", convert_by_publisher),
    ]


@hooks.register("construct_reports_menu")
def one_report_of_translations(request, menu_items):
    """wagtail-localize's report of translations tells less than the site's own, under almost the same name."""
    address = reverse("wagtail_localize:translations_report")
    menu_items[:] = [item for item in menu_items if item.url != address]
