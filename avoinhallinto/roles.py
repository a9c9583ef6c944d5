"""What each role may do, in one table, and its setting up in the database: groups, permissions and the workflow.

docs/decisions/roles.md tells what is set anew and what is left to the administrator.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

WORKFLOW = "Publishing"
APPROVAL = "A publisher approves"


class UnknownPermission(Exception):
    """The table names a permission that no installed app has."""


@dataclass(frozen=True)
class Role:
    """A role: its group, and what the group may do.

    `permissions` are written as Django's: app.codename. `pages` are permissions on the pages of the language, or of
    all languages where none is named. `files` are permissions on images and documents in every collection.
    """

    key: str
    group: str
    permissions: tuple[str, ...]
    pages: tuple[str, ...]
    files: tuple[str, ...] = ()
    language: str | None = None


def on_rows(app: str, models: Iterable[str], actions: Iterable[str] = ("view", "add", "change", "delete")) -> tuple:
    """The permissions for the actions on rows of the models."""
    return tuple(f"{app}.{action}_{model}" for model in models for action in actions)


TERMS = ("organisation", "targetgroup", "theme", "method")
ENTER = ("wagtailadmin.access_admin",)
FILES = tuple(
    f"{app}.{action}_{name}"
    for app, name in (("wagtailimages", "image"), ("wagtaildocs", "document"))
    for action in ("add", "change", "choose")
)
TRANSLATING = ("wagtail_localize.submit_translation",)
CHOOSING_FILES = ("wagtailimages.choose_image", "wagtaildocs.choose_document")

EDITING = (
    *ENTER,
    *TRANSLATING,
    *on_rows("home", TERMS, ("view", "add", "change")),
    *on_rows("search", ("synonymset", "promotedresult")),
    "search.view_searchcount",
    *on_rows("home", ("link",), ("view", "change")),
    "practices.view_sortinganswer",
    *on_rows("network", ("topicsuggestion", "nomination"), ("view",)),
    "home.view_feedback",
    "practices.view_sharedpractice",
)
PUBLISHING = (
    *EDITING,
    *on_rows("network", ("topicsuggestion", "nomination"), ("change", "delete")),
    "home.change_feedback",
    "practices.change_sharedpractice",
    *on_rows("home", TERMS, ("delete",)),
    *on_rows("wagtailredirects", ("redirect",)),
)
ADMINISTERING = (
    *PUBLISHING,
    *on_rows("auth", ("user", "group")),
    *on_rows("wagtailcore", ("site", "locale", "workflow", "task")),
    *on_rows("home", ("contactsettings",), ("view", "add", "change")),
)
COLLECTIONS = tuple(f"wagtailcore.{action}_collection" for action in ("add", "change", "delete"))
PUBLISHED_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page")

ROLES = (
    Role("editor", "Editors", EDITING, ("add_page", "change_page"), FILES),
    Role("publisher", "Publishers", PUBLISHING, PUBLISHED_PAGES, FILES),
    Role("translator-sv", "Swedish translators", (*ENTER, *TRANSLATING), ("change_page",), CHOOSING_FILES, "sv"),
    Role("translator-en", "English translators", (*ENTER, *TRANSLATING), ("change_page",), CHOOSING_FILES, "en"),
    Role("administrator", "Administrators", ADMINISTERING, PUBLISHED_PAGES, (*FILES, *COLLECTIONS)),
)


@transaction.atomic
def set_up_roles() -> list[str]:
    """Gives each role's group what the table says and makes the workflow; tells what was new, a line each.

    Nothing that an administrator added is taken away. Raises UnknownPermission, and changes nothing then.
    """
    return [change for role in ROLES for change in _set_up(role)] + _set_up_workflow()


def _set_up(role: Role) -> list[str]:
    group, created = Group.objects.get_or_create(name=role.group)
    given = _give_permissions(group, role) + _give_pages(group, role) + _give_files(group, role)
    changes = [f"{role.group}: made"] if created else []
    return changes + ([f"{role.group}: {given} permissions given"] if given else [])


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    try:
        return Permission.objects.get(content_type__app_label=app, codename=codename)
    except Permission.DoesNotExist:
        raise UnknownPermission(f"No installed app has the permission {name}.") from None


def _give_permissions(group: Group, role: Role) -> int:
    wanted = {_permission(name) for name in role.permissions}
    lacking = wanted - set(group.permissions.all())
    group.permissions.add(*lacking)
    return len(lacking)


def _give_pages(group: Group, role: Role) -> int:
    """The root stands for all languages; a language has its home page, and none before it is made."""
    pages = (
        Page.objects.filter(depth=2, locale__language_code=role.language)
        if role.language
        else Page.objects.filter(depth=1)
    )
    return sum(
        GroupPagePermission.objects.get_or_create(
            group=group, page=page, permission=_permission(f"wagtailcore.{name}")
        )[1]
        for page in pages
        for name in role.pages
    )


def _give_files(group: Group, role: Role) -> int:
    root = Collection.get_first_root_node()
    if root is None:
        return 0
    return sum(
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=_permission(name))[1]
        for name in role.files
    )


def _set_up_workflow() -> list[str]:
    """Made once: what an administrator does with it afterwards, or sets in its place, stays."""
    root = Page.get_first_root_node()
    if root is None or Workflow.objects.filter(name=WORKFLOW).exists():
        return []
    workflow = Workflow.objects.create(name=WORKFLOW)
    task = GroupApprovalTask.objects.create(name=APPROVAL)
    task.groups.set(Group.objects.filter(name__in=["Publishers", "Administrators"]))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    return [f"Workflow {WORKFLOW}: made"]
