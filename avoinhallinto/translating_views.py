"""Sending for translation, limited to the languages that the person may write in."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from wagtail.models import Locale
from wagtail.permissions import page_permission_policy
from wagtail_localize.views.submit_translations import SubmitPageTranslationView


def writable_locales(user: AbstractUser):
    """The languages in which the person may change some page."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return Locale.objects.filter(pk__in=pages.values("locale"))


class SubmitToOwnLanguagesView(SubmitPageTranslationView):
    """wagtail-localize asks for the permission to translate, not into which language: this view does."""

    def get_form(self):
        form = super().get_form()
        locales = form.fields["locales"]
        locales.queryset = locales.queryset.filter(pk__in=writable_locales(self.request.user))
        return form

    def dispatch(self, request, *args, **kwargs):
        if not writable_locales(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
