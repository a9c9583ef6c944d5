"""Editors see the shared practices, and publishers alone answer them: what editors had before there were roles
(practices 0004) is withdrawn."""

from django.db import migrations


def change_permission(apps):
    Permission = apps.get_model("auth", "Permission")
    return Permission.objects.filter(
        content_type__app_label="practices", content_type__model="sharedpractice", codename="change_sharedpractice"
    )


def withdraw(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name="Editors"):
        group.permissions.remove(*change_permission(apps))


def give_back(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name="Editors"):
        group.permissions.add(*change_permission(apps))


class Migration(migrations.Migration):
    dependencies = [
        ("avoinhallinto", "0001_initial"),
        ("practices", "0004_editors_handle_shared_practices"),
    ]

    operations = [migrations.RunPython(withdraw, give_back)]
