"""The roles: set up by a command and by each migrate, with the workflow, and translators in their own language."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Task, Workflow, WorkflowPage
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from avoinhallinto.roles import WORKFLOW
from home.models import NewsPage
from tests.avoinhallinto.accounts import account_of_each_role
from tests.factories import make_content, publish, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def roles(site):
    return account_of_each_role()


@pytest.fixture
def news(site, roles):
    """A piece of news in Finnish, translated into Swedish, by language."""
    finnish = publish(site.news, NewsPage(title="Uutinen", slug="uutinen"))
    swedish = Locale.objects.get(language_code="sv")
    translate_object(finnish, [swedish])
    return {"fi": finnish, "sv": finnish.get_translation(swedish)}


def state() -> tuple:
    return (
        {(group.name, tuple(sorted(group.permissions.values_list("pk")))) for group in Group.objects.all()},
        GroupPagePermission.objects.count(),
        Workflow.objects.count(),
        Task.objects.count(),
        list(WorkflowPage.objects.values_list("page", "workflow")),
    )


def test_setting_up_again_changes_nothing(site, capsys):
    call_command("set_up_roles")
    before = state()
    capsys.readouterr()

    call_command("set_up_roles")

    assert state() == before
    assert capsys.readouterr().out.strip() == "The roles are as they should be."


def test_what_an_administrator_added_stays_and_what_is_lacking_comes_back(site):
    call_command("set_up_roles", verbosity=0)
    editors = Group.objects.get(name="Editors")
    added = Permission.objects.get(content_type__app_label="wagtailredirects", codename="add_redirect")
    lacking = Permission.objects.get(content_type__app_label="home", codename="add_theme")
    editors.permissions.add(added)
    editors.permissions.remove(lacking)
    WorkflowPage.objects.all().delete()

    call_command("set_up_roles", verbosity=0)

    assert {added, lacking} <= set(editors.permissions.all())
    assert not WorkflowPage.objects.exists()


def test_a_migrate_sets_the_roles_up(db):
    Group.objects.filter(name="Publishers").delete()

    call_command("migrate", verbosity=0)

    assert Group.objects.get(name="Publishers").permissions.filter(codename="access_admin").exists()


def test_an_editor_submits_and_a_publisher_is_asked(news, roles, client):
    client.force_login(roles["editor"])
    edit = reverse("wagtailadmin_pages:edit", args=[news["fi"].pk])
    page = news["fi"]
    assert not page.permissions_for_user(roles["editor"]).can_publish()
    assert page.get_workflow().name == WORKFLOW

    page.get_workflow().start(page, roles["editor"])

    client.force_login(roles["publisher"])
    assert "workflow-action-name" in client.get(edit).content.decode()
    state_of_task = page.current_workflow_task_state
    assert [name for name, _label, _modal in state_of_task.task.specific.get_actions(page, roles["publisher"])]
    assert not state_of_task.task.specific.get_actions(page, roles["editor"])


def test_a_translator_sends_pages_into_their_own_language_alone(news, roles, client, site):
    other = publish(site.news, NewsPage(title="Toinen", slug="toinen"))
    client.force_login(roles["translator-sv"])
    address = reverse("wagtail_localize:submit_page_translation", args=[other.pk])
    english, swedish = (Locale.objects.get(language_code=code) for code in ("en", "sv"))

    client.post(address, {"locales": [english.pk]})
    assert not other.has_translation(english)

    client.post(address, {"locales": [swedish.pk]})
    assert other.has_translation(swedish)


def test_pages_below_that_are_translated_already_are_not_begun_anew(site, roles, client, committed):
    with committed():
        section = make_content(site.home, "Osio")
        child = make_content(section, "Vanha")
        make_content(section, "Toinen")
        home = site.in_language(site.home, "sv")
        section.copy_for_translation(home.locale, alias=True)
        swedish = translate(child, "sv", title="Fri text")
    client.force_login(roles["translator-sv"])

    with committed():
        client.post(
            reverse("wagtail_localize:submit_page_translation", args=[section.pk]),
            {"locales": [home.locale_id], "include_subtree": "on"},
        )

    assert type(child).objects.get(pk=swedish.pk).title == "Fri text"
    titles = {page.title for page in type(child).objects.filter(locale=home.locale)}
    assert titles == {"Osio", "Fri text", "Toinen"}


def test_reading_the_original_anew_publishes_nothing(news, roles, client, committed):
    with committed():
        news["sv"].get_latest_revision().publish()
    with committed():
        page = NewsPage.objects.get(pk=news["fi"].pk)
        page.title = "Muuttunut"
        page.save_revision().publish()
    client.force_login(roles["editor"])
    source = TranslationSource.objects.get_for_instance(news["fi"])
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert "publish_translations" not in client.get(address).content.decode()

    with committed():
        client.post(address, {"publish_translations": "on"})

    assert NewsPage.objects.get(pk=news["sv"].pk).title == "Uutinen"


def test_only_a_publisher_puts_the_original_in_the_place_of_a_public_translation(news, roles, client, committed):
    with committed():
        news["sv"].get_latest_revision().publish()
    address = reverse("wagtail_localize:convert_to_alias", args=[news["sv"].pk])
    client.force_login(roles["translator-sv"])
    client.post(address)
    assert NewsPage.objects.get(pk=news["sv"].pk).alias_of is None

    client.force_login(roles["publisher"])
    client.post(address)
    assert NewsPage.objects.get(pk=news["sv"].pk).alias_of is not None


def test_there_is_one_report_of_translations(site, roles, client):
    client.force_login(roles["publisher"])

    reports = client.get(reverse("wagtailadmin_home")).content.decode()

    assert reverse("translating_report") in reports
    assert reverse("wagtail_localize:translations_report") not in reports
