from django.urls import path

from frontend import views

urlpatterns = [path("styleguide/", views.style_guide, name="style-guide")]
