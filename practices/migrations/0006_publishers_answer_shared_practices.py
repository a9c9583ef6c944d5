"""Publishers answer those who shared a practice. Editors see what was sent and draft pages from it, and no more."""

from django.db import migrations


def take_from_editors(apps, schema_editor):
    for editors, change in _editors_and_permission(apps):
        editors.permissions.remove(change)


def give_to_editors(apps, schema_editor):
    for editors, change in _editors_and_permission(apps):
        editors.permissions.add(change)


def _editors_and_permission(apps):
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="practices", codename="change_sharedpractice"
    )
    editors = apps.get_model("auth", "Group").objects.filter(name="Editors")
    return [(group, permission) for group in editors for permission in permissions]


class Migration(migrations.Migration):
    dependencies = [
        ("practices", "0005_practice_pictures"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(take_from_editors, give_to_editors)]
