from django.urls import path

from home.feedback import views
from home.feedback.addresses import FEEDBACK_PATHS

urlpatterns = [
    path(route, views.feedback, {"language": code}, f"feedback-{code}") for code, route in FEEDBACK_PATHS.items()
]
