"""Queues in the admin of what people sent: a list, one row with all that was sent, and what is done to it."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import ModelPermissionPolicy

from home.spreadsheets import SafeSpreadsheetMixin

WHO_MAY_SEE = ["view", "change"]


class QueueView(SafeSpreadsheetMixin, generic.IndexView):
    """The rows, newest first."""

    any_permission_required = WHO_MAY_SEE
    default_ordering = "-received_at"
    is_searchable = False
    paginate_by = 50


class QueueItemView(generic.InspectView):
    """One row with all that was sent. Everything in it is shown as text."""

    any_permission_required = WHO_MAY_SEE


class QueueViewSet(ViewSet):
    """A queue of `model`'s rows, shown by `list_view` within `filterset_class` and one by one by `item_view`.

    `actions` holds what is done to a row, as (part of the address, view made by `queue_action`, name).
    """

    add_to_admin_menu = True
    model: type[models.Model]
    list_view: type[QueueView]
    item_view: type[QueueItemView]
    filterset_class: type[WagtailFilterSet]
    actions: tuple[tuple[str, Callable, str], ...] = ()

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        return ModelPermissionPolicy(self.model)

    def get_common_view_kwargs(self, **kwargs) -> dict:
        return super().get_common_view_kwargs(
            model=self.model,
            permission_policy=self.permission_policy,
            index_url_name=f"{self.name}:index",
            index_results_url_name=f"{self.name}:index_results",
            header_icon=self.icon,
            **kwargs,
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        listing = {"filterset_class": self.filterset_class}
        return [
            path("", self.construct_view(self.list_view, **listing), name="index"),
            path("results/", self.construct_view(self.list_view, **listing, results_only=True), name="index_results"),
            path("<int:pk>/", never_cache(self.construct_view(self.item_view)), name="show"),
            *(path(f"<int:pk>/{route}", view, name=name) for route, view, name in self.actions),
        ]


def having(permission: str) -> Callable[[AbstractBaseUser], bool]:
    """Tells whether a user has the permission, written as Django's: app.codename."""
    return lambda user: user.has_perm(permission)


def queue_action(model: type[models.Model], is_allowed: Callable[[AbstractBaseUser], bool], show: str) -> Callable:
    """Makes a view of what is done to a row of `model`: by POST, by those who are allowed, the row locked.

    What the action gives back is answered, else the row is shown again, at the address named `show`.
    """

    def decorate(action: Callable[[HttpRequest, models.Model], HttpResponse | None]) -> Callable:
        @require_POST
        @wraps(action)
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            if not is_allowed(request.user):
                raise PermissionDenied
            with transaction.atomic():
                row = get_object_or_404(model.objects.select_for_update(), pk=pk)
                return action(request, row) or redirect(show, pk)

        return view

    return decorate
