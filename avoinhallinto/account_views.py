"""Accounts in the admin. Wagtail lets whoever may change accounts make superusers, and give superusers a password;
here only a superuser does, for superusers are the operators' alone (docs/decisions/roles.md)."""

from django.core.exceptions import PermissionDenied
from wagtail.users.views.users import CreateView, EditView, UserViewSet


class SuperusersBySuperusers:
    """The form's box for superusers is there, and works for superusers only."""

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        if "is_superuser" in form.fields:  # not where one edits oneself
            form.fields["is_superuser"].disabled = not self.request.user.is_superuser
        return form


class CreateAccountView(SuperusersBySuperusers, CreateView):
    pass


class EditAccountView(SuperusersBySuperusers, EditView):
    def dispatch(self, request, *args, **kwargs):
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AccountViewSet(UserViewSet):
    add_view_class = CreateAccountView
    edit_view_class = EditAccountView
