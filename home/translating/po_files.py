"""PO files: a translation taken out for a translator's own tool, and brought back.

These stand at wagtail-localize's own two addresses, in front of its views, so that its editor's buttons lead here. Its
export may hold one text twice, which `msgfmt` refuses; its import stops with an error page at a file without a name of
its translation, and takes files of any size.
"""

import re

import polib
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.strings import StringValue, validate_translation_links

MOST_BYTES = 2 * 1024 * 1024
ITS_TRANSLATION = "X-WagtailLocalize-TranslationID"
DECLARED_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")


class UnreadableFileError(Exception):
    """A file that is not taken; the message tells the translator why."""


def _editable_translation(request: HttpRequest, translation_id: int) -> Translation:
    translation = get_object_or_404(Translation.objects.select_related("source", "target_locale"), pk=translation_id)
    page = Page.objects.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale_id
    ).first()
    if page is None:
        raise Http404("The translation has no page.")
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return translation


@require_safe
def download_po(request: HttpRequest, translation_id: int) -> HttpResponse:
    translation = _editable_translation(request, translation_id)
    language = translation.target_locale.language_code
    response = HttpResponse(str(exported(translation)), content_type="text/x-gettext-translation; charset=utf-8")
    name = slugify(translation.source.object_repr) or "translation"
    response["Content-Disposition"] = f'attachment; filename="{name}-{language}.po"'
    return response


def exported(translation: Translation) -> polib.POFile:
    """A translation as a PO file that `msgfmt --check` takes: each text once a place, all of gettext's headers."""
    whole = translation.export_po()
    now = timezone.localtime().strftime("%Y-%m-%d %H:%M%z")
    po = polib.POFile(wrapwidth=whole.wrapwidth)
    po.metadata = {
        "Project-Id-Version": translation.source.object_repr.replace("\n", " "),
        "POT-Creation-Date": now,
        "PO-Revision-Date": now,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": translation.target_locale.language_code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        ITS_TRANSLATION: str(translation.uuid),
    }
    seen = set()
    for entry in whole:
        if (entry.msgctxt, entry.msgid) not in seen:
            seen.add((entry.msgctxt, entry.msgid))
            po.append(entry)
    return po


@require_POST
def upload_po(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Takes a PO file's translations as the translator's own. A file that cannot be taken whole changes nothing."""
    translation = _editable_translation(request, translation_id)
    try:
        po = read_po(request.FILES.get("file"), translation)
    except UnreadableFileError as error:
        messages.error(request, str(error))
    else:
        unknown = translation.import_po(po, user=request.user, tool_name="PO File")
        _tell_what_was_read(request, len(po.translated_entries()), len(unknown))
    return redirect(get_valid_next_url_from_request(request) or reverse("translating_report"))


def _tell_what_was_read(request: HttpRequest, translated: int, unknown: int) -> None:
    read = translated - unknown
    messages.success(
        request,
        ngettext(
            "%(number)s text was read from the file. Publish the page when it is ready.",
            "%(number)s texts were read from the file. Publish the page when it is ready.",
            read,
        )
        % {"number": read},
    )
    if unknown:
        messages.warning(
            request,
            ngettext(
                "%(number)s text in the file is no longer on the page and was left out.",
                "%(number)s texts in the file are no longer on the page and were left out.",
                unknown,
            )
            % {"number": unknown},
        )


def read_po(file: UploadedFile | None, translation: Translation) -> polib.POFile:
    """The PO file of a translation, checked whole. Raises UnreadableFileError with what is wrong."""
    if file is None:
        raise UnreadableFileError(_("Choose a PO file. Nothing was changed."))
    if file.size > MOST_BYTES:
        raise UnreadableFileError(_("The file is larger than 2 MB, so it is not this page's. Nothing was changed."))
    po = _parsed(_decoded(file.read()))
    if po.metadata.get(ITS_TRANSLATION) != str(translation.uuid):
        raise UnreadableFileError(
            _("The file is of another page or another language. Export this page anew. Nothing was changed.")
        )
    for entry in po:
        if entry.fuzzy:
            # A guess that nobody has confirmed yet is no translation.
            entry.msgstr = ""
    _check_markup(po)
    return po


def _decoded(content: bytes) -> str:
    declared = DECLARED_CHARSET.search(content[:4096])
    charset = declared.group(1).decode("ascii") if declared else "utf-8"
    try:
        return content.decode(charset).removeprefix("\ufeff")
    except (LookupError, UnicodeDecodeError) as error:
        raise UnreadableFileError(
            _("The file's letters cannot be read as %(charset)s. Save it as UTF-8. Nothing was changed.")
            % {"charset": charset}
        ) from error


def _parsed(text: str) -> polib.POFile:
    # polib takes a text that is the name of a file for that file.
    if "msgid" not in text or "\n" not in text:
        raise UnreadableFileError(_("This is not a PO file. Nothing was changed."))
    try:
        return polib.pofile(text)
    except (OSError, ValueError) as error:
        raise UnreadableFileError(_("The PO file is broken and cannot be read. Nothing was changed.")) from error


def _check_markup(po: polib.POFile) -> None:
    for entry in po:
        if not entry.msgstr:
            continue
        try:
            StringValue.from_translated_html(entry.msgstr)
            validate_translation_links(entry.msgid, entry.msgstr)
        except ValueError as error:
            start = entry.msgid if len(entry.msgid) < 60 else f"{entry.msgid[:60]}…"
            raise UnreadableFileError(
                _("The markup in the translation of “%(text)s” is broken. Nothing was changed.") % {"text": start}
            ) from error
