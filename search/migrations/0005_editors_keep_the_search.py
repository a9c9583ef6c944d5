"""Editors and moderators keep the synonyms and the promoted results, and see what was searched for."""

from django.db import migrations

GROUPS = ("Editors", "Moderators")
KEPT = ("synonymset", "promotedresult")


def permissions(apps):
    """The permissions, made here where a new database has none yet: Django makes them after all migrations."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    wanted = [(model, action) for model in KEPT for action in ("add", "change", "delete", "view")]
    for model, action in [*wanted, ("searchcount", "view")]:
        content_type, _created = ContentType.objects.get_or_create(app_label="search", model=model)
        name = apps.get_model("search", model)._meta.verbose_name
        yield Permission.objects.get_or_create(
            content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {name}"}
        )[0]


def grant(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    granted = list(permissions(apps))
    for group in Group.objects.filter(name__in=GROUPS):
        group.permissions.add(*granted)


def withdraw(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    granted = list(permissions(apps))
    for group in Group.objects.filter(name__in=GROUPS):
        group.permissions.remove(*granted)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0004_editorial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        # Makes the groups.
        ("wagtailcore", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(grant, withdraw)]
