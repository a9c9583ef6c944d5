"""Where the project's own admin addresses stand in for another app's."""

from django.urls import path
from wagtail import hooks

from avoinhallinto.translating_views import SubmitToOwnLanguagesView


# Before wagtail-localize's own, whose address this answers.
@hooks.register("register_admin_urls", order=-1)
def register_admin_urls():
    return [path("localize/submit/page/<int:page_id>/", SubmitToOwnLanguagesView.as_view())]
