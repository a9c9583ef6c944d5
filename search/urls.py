from django.urls import path

from search import views
from search.addresses import SEARCH_PATHS, SUGGESTION_PATHS

urlpatterns = [
    *(path(route, views.site_search, {"language": code}, f"search-{code}") for code, route in SEARCH_PATHS.items()),
    *(
        path(route, views.typing_suggestions, {"language": code}, f"search-suggestions-{code}")
        for code, route in SUGGESTION_PATHS.items()
    ),
]
