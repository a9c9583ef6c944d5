"""Editors and moderators see the shared practices and handle them."""

from django.db import migrations

GROUPS = ("Editors", "Moderators")


def permissions(apps):
    """The permissions, made here where a new database has none yet: Django makes them after all migrations."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    content_type, _created = ContentType.objects.get_or_create(app_label="practices", model="sharedpractice")
    for action in ("change", "view"):
        yield Permission.objects.get_or_create(
            content_type=content_type,
            codename=f"{action}_sharedpractice",
            defaults={"name": f"Can {action} shared practice"},
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
        ("practices", "0003_shared_practice"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        # Makes the groups.
        ("wagtailcore", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(grant, withdraw)]
