from django.apps import AppConfig, apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate


class AvoinhallintoConfig(AppConfig):
    """The project itself: it knows every app, so what joins them (the demo content, the checks) stands here."""

    name = "avoinhallinto"
    verbose_name = "Avoinhallinto.fi"

    def ready(self) -> None:
        post_migrate.connect(set_up_roles_at_the_end, dispatch_uid="avoinhallinto.roles")


def set_up_roles_at_the_end(sender: AppConfig, using: str, **kwargs) -> None:
    """Sets up the roles after the last app, when every permission is made; not after a part of the migrations."""
    from avoinhallinto.roles import set_up_roles

    last = [app for app in apps.get_app_configs() if app.models_module][-1]
    if sender.label != last.label or using != DEFAULT_DB_ALIAS:
        return
    executor = MigrationExecutor(connections[using])
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        set_up_roles()
