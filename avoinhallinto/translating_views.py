"""wagtail-localize's own views, limited to what the person may do: in which languages, and what becomes public."""

from django import forms
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.operations import translate_object
from wagtail_localize.views.convert import convert_to_alias
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView


def writable_locales(user: AbstractUser):
    """The languages in which the person may change some page."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return Locale.objects.filter(pk__in=pages.values("locale"))


class SubmitToOwnLanguagesView(SubmitPageTranslationView):
    """wagtail-localize asks for the permission to translate, not into which language: this view does.

    With the pages below, it takes those that are not translated yet. wagtail-localize would begin all of them anew and
    write the original's text into translations that are public.
    """

    def get_form(self):
        form = super().get_form()
        locales = form.fields["locales"]
        locales.queryset = locales.queryset.filter(pk__in=writable_locales(self.request.user))
        return form

    @transaction.atomic
    def form_valid(self, form: forms.Form) -> HttpResponse:
        takes_pages_below = form.cleaned_data["include_subtree"]
        form.cleaned_data["include_subtree"] = False
        answer = super().form_valid(form)
        if takes_pages_below:
            for locale in form.cleaned_data["locales"]:
                translated = Page.objects.filter(locale=locale, alias_of=None).values("translation_key")
                for page in self.object.get_descendants().exclude(translation_key__in=translated).order_by("path"):
                    translate_object(page, [locale], None, self.request.user)
        return answer

    def dispatch(self, request, *args, **kwargs):
        if not writable_locales(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class NothingToPublishForm(forms.Form):
    """The form of `UpdateTranslationsView` without its choice to publish."""

    def clean(self) -> dict:
        return {**super().clean(), "publish_translations": False}


class UpdateWithoutPublishingView(UpdateTranslationsView):
    """wagtail-localize offers to publish the original's text in every translation, and asks nobody's right to publish:
    this view only reads the original anew."""

    def get_form(self) -> forms.Form:
        return NothingToPublishForm(self.request.POST if self.request.method == "POST" else None)


def convert_by_publisher(request: HttpRequest, page_id: int) -> HttpResponse:
    """Makes a translation an alias of its original, which changes what is public at once."""
    page = get_object_or_404(Page, pk=page_id)
    if page.live and not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return convert_to_alias(request, page_id)
