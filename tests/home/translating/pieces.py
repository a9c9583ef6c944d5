"""Translating piece by piece, as a translator does in the admin."""

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource


def start_translation(page: Page, code: str = "sv") -> Translation:
    """What "Translate this page" does: the page in the other language as a draft, with nothing translated."""
    source, _is_new = TranslationSource.get_or_create_from_instance(page)
    locale = Locale.objects.get(language_code=code)
    translation, _is_new = Translation.objects.get_or_create(source=source, target_locale=locale)
    translation.save_target(publish=False)
    return translation


def write(translation: Translation, *, leave_out: tuple[str, ...] = ()) -> None:
    """Translates every piece that is not yet, by putting `[sv]` before it; not those at the places `leave_out`."""
    code = translation.target_locale.language_code
    segments = StringSegment.objects.filter(source=translation.source_id).select_related("string", "context")
    for segment in segments:
        words = f"sv-{segment.string.data}" if segment.context.path == "slug" else f"[{code}] {segment.string.data}"
        if segment.context.path not in leave_out:
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=translation.target_locale,
                defaults={"data": words},
            )


def translated(page: Page, code: str = "sv", *, leave_out: tuple[str, ...] = ()) -> Page:
    """The page, published in another language. Must be called in a block that ends with a commit."""
    translation = start_translation(page, code)
    write(translation, leave_out=leave_out)
    translation.save_target(publish=True)
    return translation.get_target_instance()


def fresh(page: Page) -> Page:
    return type(page).objects.get(pk=page.pk)


def change(page: Page, **fields) -> None:
    """Publishes a page with changed fields, as an editor does."""
    page = fresh(page)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
