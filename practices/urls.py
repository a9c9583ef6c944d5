from django.urls import path

from home import path_converters  # noqa: F401 - registers the numbers in addresses
from practices.confirming.addresses import CONFIRMING_PATHS
from practices.confirming.views import confirm_practice
from practices.sharing import status_views, views
from practices.sharing.addresses import SHARING_PATHS, STATUS_PATHS
from practices.sorting.addresses import SORTING_PATHS
from practices.sorting.views import answer_sorting

urlpatterns = [
    *(
        path(route, views.share_practice, {"language": code}, f"share-practice-{code}")
        for code, route in SHARING_PATHS.items()
    ),
    *(
        path(
            f"{route}{STATUS_PATHS[code]}<str:token>/",
            status_views.shared_practice,
            {"language": code},
            f"shared-practice-{code}",
        )
        for code, route in SHARING_PATHS.items()
    ),
    *(
        path(f"{route}<str:token>/", confirm_practice, {"language": code}, f"confirm-practice-{code}")
        for code, route in CONFIRMING_PATHS.items()
    ),
    *(
        path(f"{route}<page_number:pk>/", answer_sorting, {"language": code}, f"sorting-{code}")
        for code, route in SORTING_PATHS.items()
    ),
]
