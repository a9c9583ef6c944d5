from django.urls import path

from home import path_converters  # noqa: F401 - registers the numbers in addresses
from network.nominating.addresses import NOMINATING_PATHS
from network.nominating.views import nominate
from network.suggesting.addresses import SUGGESTING_PATHS
from network.suggesting.views import suggest_topic

urlpatterns = [
    *(
        path(route, suggest_topic, {"language": code}, f"suggest-topic-{code}")
        for code, route in SUGGESTING_PATHS.items()
    ),
    *(
        path(f"{route}<year:year>/", nominate, {"language": code}, f"nominate-{code}")
        for code, route in NOMINATING_PATHS.items()
    ),
]
