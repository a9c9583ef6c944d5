"""The draft page that is made from a share, with everything filled in that the sender told."""

import re
from dataclasses import dataclass
from html import escape
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.text import slugify
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from home.public_forms.sent_pictures import DamagedPicture, without_metadata
from home.terms import LABEL_LANGUAGES, Organisation
from home.visibility import FALLBACK_LANGUAGES
from practices.models import (
    PracticeAttachment,
    PracticeIndexPage,
    PracticeOrganisation,
    PracticePage,
    PracticePicture,
    PracticeWorkArea,
    SharedAttachment,
    SharedPractice,
)
from practices.models.shared_practice import SharingState

ANSWERS = ("what_was_done", "what_was_achieved", "what_next", "more_information")


class NoLibrary(Exception):
    """There is no library in the sender's language, nor in any other."""


@dataclass(frozen=True)
class Draft:
    """The page, and the organisation that is not among the terms yet ("" where it was found)."""

    page: PracticePage
    unknown_organisation: str


def library_for(share: SharedPractice) -> PracticeIndexPage:
    """The library in the sender's language, else the first that there is. Raises NoLibrary."""
    libraries = {library.language: library for library in PracticeIndexPage.objects.all()}
    for language in (share.language, *FALLBACK_LANGUAGES):
        if language in libraries:
            return libraries[language]
    raise NoLibrary


def organisation_of(share: SharedPractice) -> Organisation | None:
    """The term whose label in any language is what the sender wrote."""
    written = " ".join(share.organisation.split()).casefold()
    for organisation in Organisation.objects.all():
        labels = (getattr(organisation, f"name_{language}") for language in LABEL_LANGUAGES)
        if written in {label.casefold() for label in labels if label}:
            return organisation
    return None


def paragraphs(text: str) -> str:
    """What a sender typed as rich text: an empty line begins a paragraph, and no mark-up of theirs is one."""
    pieces = [piece.strip() for piece in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if piece.strip()]
    return "".join(f"<p>{'<br/>'.join(escape(line) for line in piece.splitlines())}</p>" for piece in pieces)


@transaction.atomic
def make_draft(share: SharedPractice, user) -> Draft:
    """A draft page below the library, joined to the share; its files become documents and images of the site.

    A picture that cannot be read to its end stays with the share.
    """
    library = library_for(share)
    page = PracticePage(
        title=share.title,
        slug=_free_slug(library, share.title),
        locale=library.locale,
        live=False,
        owner=user,
        contact_name=share.sender_name if share.is_contact_public else "",
        contact_email=share.sender_email if share.is_contact_public else "",
        **{name: paragraphs(getattr(share, name)) for name in ANSWERS},
    )
    organisation = organisation_of(share)
    page.practice_work_areas = [
        PracticeWorkArea(work_area=code, sort_order=order) for order, code in enumerate(share.work_areas)
    ]
    page.practice_organisations = [PracticeOrganisation(organisation=organisation)] if organisation else []
    taken = [_take(attachment, user) for attachment in share.attachments.all()]
    page.pictures = [
        PracticePicture(image=attachment.image, sort_order=order)
        for order, attachment in enumerate(taken)
        if attachment.image
    ]
    page.attachments = [
        PracticeAttachment(document=attachment.document, sort_order=order)
        for order, attachment in enumerate(taken)
        if attachment.document
    ]
    library.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    share.page = page
    share.save(update_fields=["page"])
    share.move_to(SharingState.IN_REVIEW)
    return Draft(page, "" if organisation else share.organisation)


def _free_slug(library: PracticeIndexPage, title: str) -> str:
    wanted = slugify(title)[:80].strip("-") or "kaytanto"
    taken = set(library.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for number in range(1, len(taken) + 2) if (slug := _numbered(wanted, number)) not in taken)


def _numbered(slug: str, number: int) -> str:
    return slug if number == 1 else f"{slug}-{number}"


def _take(attachment: SharedAttachment, user) -> SharedAttachment:
    """Copies a sender's file into the site's documents, or its images without what a camera writes in them, once."""
    if attachment.document_id or attachment.image_id:
        return attachment
    with attachment.file.open("rb") as opened:
        content = opened.read()
    title = attachment.name.rpartition(".")[0]
    if attachment.media_type.startswith("image/"):
        try:
            file = ImageFile(BytesIO(without_metadata(content)), name=attachment.name)
        except DamagedPicture:
            return attachment
        attachment.image = get_image_model().objects.create(title=title, file=file, uploaded_by_user=user)
    else:
        file = ContentFile(content, name=attachment.name)
        attachment.document = get_document_model().objects.create(title=title, file=file, uploaded_by_user=user)
    attachment.save(update_fields=["document", "image"])
    return attachment
