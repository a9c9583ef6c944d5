"""What is sent to the admin, and the roles for which it is done. A new queue adds its decisions here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Task, Workflow
from wagtail_localize.models import StringTranslation

from home.models import ContactSettings, Link, NewsPage, Theme
from home.models.translated_page import TranslatedPage
from network.models import Nomination, TopicSuggestion
from tests.avoinhallinto.admin_sending import (
    ACCOUNT,
    CHANGED,
    TITLE,
    account_address,
    approve,
    edit_group,
    fresh,
    give_role,
    is_gone,
    is_hidden,
    page,
    put_text,
    send_edited,
    send_in_bulk,
    send_to,
    share,
    share_is,
    theme,
    translation,
    typed,
    was_published_anew,
)
from tests.avoinhallinto.admin_things import AdminThings
from tests.home.feedback.giving import act

ADMINISTRATOR = {"administrator"}
PUBLISHERS = {"publisher", "administrator"}
EDITORS = {"editor", "publisher", "administrator"}
TO_SWEDISH = EDITORS | {"translator-sv"}


@dataclass(frozen=True)
class Action:
    """Something that is sent: by `send`, and whether it was done by `is_done`; `roles` are those that may."""

    name: str
    roles: set[str]
    send: Callable[[Client, AdminThings], object]
    is_done: Callable[[AdminThings], bool]


ACTIONS = [
    Action(
        "add a draft",
        EDITORS,
        lambda client, things: client.post(
            address := reverse("wagtailadmin_pages:add", args=["home", "newspage", things.site.news.pk]),
            typed(things, address, **CHANGED, slug="uusi-otsikko"),
        ),
        lambda things: NewsPage.objects.filter(title=TITLE, live=False).exists(),
    ),
    Action(
        "add a published page",
        PUBLISHERS,
        lambda client, things: client.post(
            address := reverse("wagtailadmin_pages:add", args=["home", "newspage", things.site.news.pk]),
            typed(things, address, **CHANGED, slug="uusi-otsikko", **{"action-publish": "action-publish"}),
        ),
        lambda things: NewsPage.objects.filter(title=TITLE, live=True).exists(),
    ),
    Action(
        "save a draft",
        EDITORS,
        send_edited("fi"),
        lambda things: fresh(things).get_latest_revision_as_object().title == TITLE,
    ),
    Action(
        "submit for publication",
        EDITORS,
        send_edited("fi", **{"action-submit": "1"}),
        lambda things: fresh(things).specific.workflow_in_progress,
    ),
    Action(
        "publish",
        PUBLISHERS,
        send_edited("fi", **{"action-publish": "action-publish"}),
        lambda things: fresh(things).title == TITLE,
    ),
    Action("approve what was submitted", PUBLISHERS, approve, lambda things: not things.is_waiting),
    Action("unpublish", PUBLISHERS, send_to("wagtailadmin_pages:unpublish", page("fi")), is_hidden),
    Action("delete a public page", PUBLISHERS, send_to("wagtailadmin_pages:delete", page("fi")), is_gone("fi")),
    Action("delete a public translation", PUBLISHERS, send_to("wagtailadmin_pages:delete", page("sv")), is_gone("sv")),
    Action(
        "move",
        PUBLISHERS,
        send_to("wagtailadmin_pages:move_confirm", page("fi"), lambda things: things.site.news.pk),
        lambda things: fresh(things).path != things.pages["fi"].path,
    ),
    Action(
        "add a task to a workflow",
        ADMINISTRATOR,
        lambda client, things: client.post(
            reverse("wagtailadmin_workflows:task_chooser_create"),
            {"create-task-name": TITLE, "create-task-groups": [Group.objects.get(name="Editors").pk]},
        ),
        lambda things: Task.objects.filter(name=TITLE).exists(),
    ),
    Action("lock", PUBLISHERS, send_to("wagtailadmin_pages:lock", page("fi")), lambda things: fresh(things).locked),
    Action(
        "hide behind a sign-in",
        PUBLISHERS,
        send_to("wagtailadmin_pages:set_privacy", page("fi"), restriction_type="login"),
        lambda things: PageViewRestriction.objects.exists(),
    ),
    Action(
        "publish in bulk",
        PUBLISHERS,
        send_in_bulk("publish", lambda things: things.draft.pk),
        lambda things: Page.objects.get(pk=things.draft.pk).live,
    ),
    Action("unpublish in bulk", PUBLISHERS, send_in_bulk("unpublish", page("fi")), is_hidden),
    Action("delete in bulk", PUBLISHERS, send_in_bulk("delete", page("fi")), is_gone("fi")),
    Action(
        "unpublish through the API",
        PUBLISHERS,
        send_to("wagtailadmin_api:pages:action", page("fi"), lambda things: "unpublish"),
        is_hidden,
    ),
    Action(
        "delete through the API",
        PUBLISHERS,
        send_to("wagtailadmin_api:pages:action", page("fi"), lambda things: "delete"),
        is_gone("fi"),
    ),
    Action(
        "translate a text into Swedish",
        TO_SWEDISH,
        put_text,
        lambda things: StringTranslation.objects.filter(data=TITLE).exists(),
    ),
    Action(
        "ask for the publication of a translation",
        TO_SWEDISH,
        send_to("translating_changes", page("sv"), action="ask"),
        lambda things: fresh(things, "sv").specific.workflow_in_progress,
    ),
    Action(
        "publish a translation with its changed texts",
        PUBLISHERS,
        send_to("translating_changes", page("sv"), action="publish"),
        was_published_anew("sv"),
    ),
    Action(
        "leave a broken link out of the report",
        EDITORS,
        send_to("links_ignore", lambda things: things.link.pk, ignore="1"),
        lambda things: Link.objects.filter(is_ignored=True).exists(),
    ),
    Action(
        "publish a translation",
        PUBLISHERS,
        send_to("wagtailadmin_pages:edit", page("sv"), action="publish"),
        was_published_anew("sv"),
    ),
    Action(
        "publish all translations of a page at once",
        set(),
        send_to(
            "wagtail_localize:update_translations",
            lambda things: things.made["wagtail_localize"]["translation_source_id"],
            publish_translations="on",
        ),
        was_published_anew("sv"),
    ),
    Action(
        "put the original in a public translation's place",
        PUBLISHERS,
        send_to("wagtail_localize:convert_to_alias", page("sv")),
        lambda things: fresh(things, "sv").alias_of_id is not None,
    ),
    Action(
        "stop a translation",
        TO_SWEDISH,
        send_to("wagtail_localize:stop_translation", translation),
        lambda things: not things.swedish_translation_is_enabled,
    ),
    Action(
        "make a public translation a short version",
        PUBLISHERS,
        send_to("translating_short_version", page("sv"), is_short="1"),
        lambda things: TranslatedPage.objects.filter(page_id=things.pages["sv"].pk, is_short_version=True).exists(),
    ),
    Action("ask a sender", PUBLISHERS, send_to("shared_practices:ask", share, text="Miksi?"), share_is("returned")),
    Action(
        "decline a share", PUBLISHERS, send_to("shared_practices:decline", share, text="Ei."), share_is("declined")
    ),
    Action("draft a page of a share", EDITORS, send_to("shared_practices:make_page", share), share_is("in-review")),
    Action(
        "answer feedback",
        PUBLISHERS,
        lambda client, things: act(client, things.feedback, "answer", "Kiitos!"),
        lambda things: things.feedback.answers.exists(),
    ),
    Action(
        "take up a suggestion",
        PUBLISHERS,
        send_to("topic_suggestions:take_up", lambda things: things.suggestion.pk, note="Kysytään."),
        lambda things: TopicSuggestion.objects.filter(state="taken-up").exists(),
    ),
    Action(
        "close a nomination",
        PUBLISHERS,
        send_to("nominations:close", lambda things: things.made["nominations"]["pk"], note="Ei tällä kertaa."),
        lambda things: Nomination.objects.filter(state="closed").exists(),
    ),
    Action(
        "delete a suggestion",
        PUBLISHERS,
        send_to("topic_suggestions:delete", lambda things: things.suggestion.pk),
        lambda things: not TopicSuggestion.objects.exists(),
    ),
    Action(
        "change a term",
        EDITORS,
        send_to("wagtailsnippets_home_theme:edit", theme, name_fi=TITLE, slug="made-theme"),
        lambda things: Theme.objects.filter(name_fi=TITLE).exists(),
    ),
    Action(
        "delete a term",
        PUBLISHERS,
        send_to("wagtailsnippets_home_theme:delete", theme),
        lambda things: not Theme.objects.filter(pk=theme(things)).exists(),
    ),
    Action(
        "add a redirect",
        PUBLISHERS,
        send_to("wagtailredirects:add", old_path="/ennen", is_permanent="on", redirect_link="https://example.org/nyt"),
        lambda things: Redirect.objects.filter(old_path="/ennen").exists(),
    ),
    Action(
        "change the contact details",
        ADMINISTRATOR,
        lambda client, things: client.post(
            reverse("wagtailsettings:edit", args=["home", "contactsettings", things.made["wagtailsettings"]["pk"]]),
            {"email": "uusi@example.org"},
        ),
        lambda things: ContactSettings.objects.filter(email="uusi@example.org").exists(),
    ),
    Action(
        "add an account",
        ADMINISTRATOR,
        send_to("wagtailusers_users:add", **ACCOUNT),
        lambda things: get_user_model().objects.filter(username="uusi").exists(),
    ),
    Action(
        "make a superuser",
        set(),
        send_to("wagtailusers_users:add", **ACCOUNT, is_superuser="on"),
        lambda things: get_user_model().objects.filter(is_superuser=True, username="uusi").exists(),
    ),
    Action(
        "give somebody a role",
        ADMINISTRATOR,
        give_role,
        lambda things: things.accounts["translator-sv"].groups.filter(name="Administrators").exists(),
    ),
    Action(
        "delete an account",
        ADMINISTRATOR,
        send_to("wagtailusers_users:delete", account_address("translator-en")),
        lambda things: not get_user_model().objects.filter(username="translator-en").exists(),
    ),
    Action("change a role", ADMINISTRATOR, edit_group, lambda things: Group.objects.filter(name="Kaikki").exists()),
    Action(
        "switch the workflow off",
        ADMINISTRATOR,
        send_to("wagtailadmin_workflows:disable", lambda things: things.made["wagtailadmin_workflows"]["pk"]),
        lambda things: not Workflow.objects.get(pk=things.made["wagtailadmin_workflows"]["pk"]).active,
    ),
]
