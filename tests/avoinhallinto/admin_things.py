"""What stands in the admin's addresses when every role asks for each of them.

A new address asks for something that is not here yet: add it to `made`, under the address's namespace (or its whole
name), by the name of the part. `"?"` is what stands after the address.
"""

from datetime import date

from django.contrib.auth.models import AbstractUser, Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db.models import Model
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Locale, Page, Site, UploadedFile, Workflow, WorkflowState
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import OverridableSegment, StringSegment, Translation

from avoinhallinto.roles import WORKFLOW
from home.models import ContactSettings, Link
from home.terms import Term
from network.models import Nomination, TopicSuggestion
from practices.models import SharedAttachment, SharedPractice
from search.models import PromotedResult, SearchCount, SynonymSet
from tests.factories import SmallSite, make_award_round, make_news
from tests.home.feedback.giving import stored
from tests.home.translating.pieces import start_translation, write

LANGUAGES = ("fi", "sv", "en")


class AdminThings:
    """Made once. `pages` holds one piece of news by language, the others being its translations; `made` what stands
    in an address by the address's name or namespace, "" being for all."""

    def __init__(self, site: SmallSite, accounts: dict[str, AbstractUser]):
        self.site = site
        self.accounts = accounts
        # The address of a video is what a translator may change: wagtail-localize's overridable segment.
        video = ("video", {"title": "Tallenne", "url": "https://example.org/tallenne", "length": "", "captions": ""})
        finnish = make_news(site, "Uutinen", summary="Kysyttiin.", body=[video])
        self.pages: dict[str, Page] = {"fi": finnish} | {code: in_language(finnish, code) for code in ("sv", "en")}
        self.submitted = make_news(site, "Lähetetty")
        self.submitted.get_workflow().start(self.submitted, accounts["editor"])
        self.draft = make_news(site, "Luonnos")
        self.draft.unpublish()
        self.share = a_share()
        self.feedback = stored()
        self.suggestion = TopicSuggestion.objects.create(language="fi", kind="topic", suggestion="Tekoäly")
        # Inside the site, so that nothing is asked of another when it is tried again.
        self.link = Link.objects.create(address=f"page:{self.draft.pk}", is_broken=True)
        self.made: dict[str, dict] = {
            **self._of_wagtail(),
            **self._of_translating(),
            **of_snippets(finnish),
            "feedback": {"pk": self.feedback.pk},
            "topic_suggestions": {"pk": self.suggestion.pk},
            "nominations": {"pk": a_nomination(site).pk},
            **{name: {"pk": self.link.pk} for name in ("links_try_again", "links_ignore")},
            "shared_practices": {"pk": self.share.pk, "attachment_pk": self.share.attachments.get().pk},
        }
        self.made["wagtail_localize"]["pk"] = self.made["wagtailsnippets_home_theme"]["pk"]

    def about(self, language: str) -> dict:
        """What stands in the addresses that are about a page, in that language."""
        page = self.pages[language]
        parent = page.get_parent()
        of_page = {
            "page_id": page.pk,
            "page_to_move_id": page.pk,
            "parent_page_id": parent.pk,
            "destination_id": parent.pk,
            "revision_id": page.latest_revision_id,
            "revision_id_a": "earliest",
            "revision_id_b": "latest",
        }
        return {**self.made, "": {**self.made[""], **of_page}}

    @property
    def is_waiting(self) -> bool:
        """Whether the submitted page still waits for a publisher."""
        return self.submitted.workflow_states.filter(status=WorkflowState.STATUS_IN_PROGRESS).exists()

    @property
    def swedish_translation_is_enabled(self) -> bool:
        return Translation.objects.get(pk=self.made["wagtail_localize"]["translation_id"]).enabled

    def _of_wagtail(self) -> dict[str, dict]:
        page = self.pages["fi"]
        workflow = Workflow.objects.get(name=WORKFLOW)
        collection = Collection.get_first_root_node().add_child(name="Tapahtumat")
        image = Image.objects.create(title="Kuva", file=get_test_image_file())
        document = Document.objects.create(title="Asiakirja", file=ContentFile(b"%PDF-1.7", name="asiakirja.pdf"))
        state = self.submitted.current_workflow_task_state
        review = {
            "page_id": self.submitted.pk,
            "task_id": state.task_id,
            "task_state_id": state.pk,
            "workflow_state_id": state.workflow_state_id,
            "action_name": "approve",
        }
        return {
            "": {
                "image_id": image.pk,
                "document_id": document.pk,
                "doc_id": document.pk,
                "collection_id": collection.pk,
                "redirect_id": Redirect.objects.create(old_path="/vanha", redirect_link="/uusi").pk,
                "task_id": state.task_id,
                "content_type_app_name": "home",
                "content_type_model_name": "newspage",
                "app_label": "home",
                "model_name": "newspage",
                "filter_spec": "original",
                "uidb64": "x",
                "token": "y",
            },
            **{
                f"wagtailadmin_pages:{name}": review
                for name in (
                    *("workflow_action", "collect_workflow_action_data", "workflow_preview"),
                    *("confirm_workflow_cancellation", "workflow_history_detail"),
                )
            },
            "wagtailadmin_collections": {"pk": collection.pk},
            "wagtailadmin_workflows": {
                "pk": workflow.pk,
                "workflow_pk": workflow.pk,
                "page_pk": Page.get_first_root_node().pk,
                "app_label": "wagtailcore",
                "model_name": "groupapprovaltask",
            },
            **{f"wagtailadmin_workflows:{name}_task": {"pk": state.task_id} for name in ("edit", "disable", "enable")},
            "wagtailadmin_workflows:add_task": {"app_label": "wagtailcore", "model_name": "groupapprovaltask"},
            "wagtailadmin_editing_sessions": {"object_id": page.pk, "session_id": 1},
            "wagtailadmin_tag_model_autocomplete": {"app_name": "taggit", "model_name": "tag", "?": "?term=a"},
            "wagtailadmin_tag_autocomplete": {"?": "?term=a"},
            "wagtail_bulk_action": {
                "app_label": "wagtailcore",
                "model_name": "page",
                "action": "publish",
                "?": f"?id={page.pk}",
            },
            "wagtailadmin_api:pages": {"pk": page.pk, "action_name": "publish"},
            "wagtailadmin_api:documents": {"pk": document.pk},
            "wagtailadmin_api:images": {"pk": image.pk},
            "wagtaillocales": {"pk": Locale.objects.get(language_code="en").pk},
            "wagtailsites": {"pk": Site.objects.get().pk},
            "wagtailusers_users": {"pk": self.accounts["translator-en"].pk},
            "wagtailusers_groups": {"pk": Group.objects.get(name="Editors").pk},
            "wagtailsettings": {
                "app_name": "home",
                "model_name": "contactsettings",
                "pk": ContactSettings.load().pk,
            },
            "wagtaildocs": {"uploaded_file_id": uploaded(Document).pk},
            "wagtailimages": {"uploaded_file_id": uploaded(Image).pk},
            "wagtaildocs_chooser": {"pk": document.pk},
            "wagtailimages_chooser": {"pk": image.pk},
            "wagtaildocs_chooser:chosen_multiple": {"?": f"?id={document.pk}"},
            "wagtailimages_chooser:chosen_multiple": {"?": f"?id={image.pk}"},
            "wagtailimages_chooser:select_format": {"image_id": image.pk},
        }

    def _of_translating(self) -> dict[str, dict]:
        translation = Translation.objects.get(
            source__object_id=self.pages["fi"].translation_key, target_locale__language_code="sv"
        )
        in_address = {
            "translation_id": translation.pk,
            "translation_source_id": translation.source_id,
            "string_segment_id": StringSegment.objects.filter(source=translation.source).first().pk,
            "overridable_segment_id": OverridableSegment.objects.filter(source=translation.source).first().pk,
            "mode": "other",
            "app_label": "home",
            "model_name": "theme",
        }
        return {
            "wagtail_localize": in_address,
            "wagtail_localize:stop_translation": {"?": f"?next={reverse('wagtailadmin_account')}"},
            "translating_download_po": in_address,
            "translating_upload_po": in_address,
        }


def in_language(page: Page, code: str) -> Page:
    """The page translated piece by piece, and published at once, for no transaction ends here."""
    translation = start_translation(page, code)
    write(translation)
    translation.save_target(publish=False)
    translation.get_target_instance().get_latest_revision().publish()
    return translation.get_target_instance()


def a_share() -> SharedPractice:
    share = SharedPractice.objects.create(
        language="fi",
        title="Ideakahvila",
        what_was_done="Avattiin.",
        organisation="Oulu",
        sender_email="a@example.org",
    )
    file = ContentFile(b"%PDF-1.7", name="liite.pdf")
    SharedAttachment.objects.create(share=share, file=file, name="liite.pdf", media_type="application/pdf", size=8)
    return share


def a_nomination(site: SmallSite) -> Nomination:
    award_round = make_award_round(site)
    return Nomination.objects.create(
        language="fi",
        round_key=award_round.translation_key,
        round_title=award_round.title,
        nominee="ideakahvila",
        title="Ideakahvila",
        reasons="Hyvä.",
        nominator_email="a@example.org",
    )


def uploaded(model: type[Model]) -> UploadedFile:
    return UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(model), file=ContentFile(b"x", name="x.bin")
    )


def of_snippets(page: Page) -> dict[str, dict]:
    """A row of each kind that is kept as a snippet, in the addresses of its lists and of its chooser."""
    month = date(2026, 1, 1)
    rows = {
        SynonymSet: {"words_fi": "raati\npaneeli"},
        PromotedResult: {"language": "fi", "words": "raati", "page": page},
        SearchCount: {"month": month, "language": "fi", "text": "raati", "has_results": True},
    }
    found = {}
    for model in get_snippet_models():
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        term = {"name_fi": name, "slug": f"made-{model._meta.model_name}"} if issubclass(model, Term) else None
        row = model._default_manager.create(**(rows.get(model) or term or {}))
        found[f"wagtailsnippets_{name}"] = found[f"wagtailsnippetchoosers_{name}"] = {"pk": row.pk}
        found[f"wagtailsnippetchoosers_{name}:chosen_multiple"] = {"?": f"?id={row.pk}"}
    return found
