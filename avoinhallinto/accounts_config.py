from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's accounts, with the views of `account_views.py`."""

    user_viewset = "avoinhallinto.account_views.AccountViewSet"
