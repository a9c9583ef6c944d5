"""Loads the demo content: each piece once, found again by its key, never over what an editor has changed."""

from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Page, Site

from avoinhallinto.demo import markup
from avoinhallinto.demo.content_files import (
    SOURCE_LANGUAGE,
    TRANSLATIONS,
    ContentError,
    PageContent,
    read_pages,
    read_terms,
)
from avoinhallinto.demo.synonyms import load_synonyms
from avoinhallinto.demo.translating import translate_page
from avoinhallinto.models import LoadedDemoContent
from home.models import ContactSettings
from home.terms import Term

LANGUAGE_SUFFIXES = tuple(f"_{language}" for language in (SOURCE_LANGUAGE, *TRANSLATIONS))

# What the content files call a page type's rows, where the relation has a longer name.
ROW_NAMES = {
    "practices.PracticePage": {
        "organisations": "practice_organisations",
        "work_areas": "practice_work_areas",
        "target_groups": "practice_target_groups",
        "themes": "practice_themes",
        "methods": "practice_methods",
        "commitments": "practice_commitments",
    },
    "programmes.CommitmentPage": {"work_areas": "commitment_work_areas"},
}

# [avoinhallinto.fi: contact]
POSTAL_ADDRESS = "Valtiovarainministeriö, PL 28, 00023 Valtioneuvosto"


def translation_key(key: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"https://avoinhallinto.fi/demo/{key}")


class DemoLoader:
    """One run of loading. `loaded` counts what this run added, by kind."""

    def __init__(self) -> None:
        self._known = set(LoadedDemoContent.objects.values_list("key", flat=True))
        self._contents = read_pages()
        self.loaded = {"terms": 0, "pages": 0, "translations": 0, "synonyms": 0}

    @transaction.atomic
    def load(self) -> None:
        for language in (SOURCE_LANGUAGE, *TRANSLATIONS):
            Locale.objects.get_or_create(language_code=language)
        self._load_contact_details()
        self._load_terms()
        self.loaded["synonyms"] = load_synonyms(self._once)
        new = [content for content in self._contents if content.key not in self._known]
        for content in new:
            self._add_page(content)
        for content in new:
            self._fill_page(content)
        for language in TRANSLATIONS:
            for content in self._contents:
                self._translate(content, language)

    def _once(self, key: str) -> bool:
        """Whether a piece is still to be loaded; from now on it is not."""
        if key in self._known:
            return False
        LoadedDemoContent.objects.create(key=key)
        self._known.add(key)
        return True

    def _load_contact_details(self) -> None:
        if self._once("contact-details"):
            details = ContactSettings.load()
            details.postal_address_fi = POSTAL_ADDRESS
            details.save()

    def _load_terms(self) -> None:
        for file_name, terms in read_terms().items():
            model = markup.term_model(file_name)
            for fields in terms:
                if self._once(f"{file_name}:{fields['slug']}"):
                    _, created = model.objects.get_or_create(slug=fields["slug"], defaults=fields)
                    self.loaded["terms"] += created

    def find_page(self, key: str) -> Page | None:
        """The Finnish page of a key; None where an editor has deleted it."""
        return Page.objects.filter(translation_key=translation_key(key), locale__language_code=SOURCE_LANGUAGE).first()

    def _add_page(self, content: PageContent) -> None:
        """Adds the page with its plain fields, not yet public: other pages may now refer to it."""
        model = apps.get_model(content.page_type)
        texts = content.texts[SOURCE_LANGUAGE]
        page = model(
            translation_key=translation_key(content.key),
            locale=Locale.objects.get(language_code=SOURCE_LANGUAGE),
            live=False,
            show_in_menus=content.shared.get("show_in_menus", False),
            **{name: self._value(model, name, value) for name, value in self._plain_fields(model, content)},
            **{name: texts[name] for name in ("title", "slug")},
        )
        if content.parent:
            parent = self.find_page(content.parent)
            if parent is None:
                return
            parent.add_child(instance=page)
        else:
            self._add_home_page(page)

    def _add_home_page(self, page: Page) -> None:
        """Puts the front page at the root, in place of the page that a new Wagtail database starts with."""
        Page.get_first_root_node().add_child(instance=page)
        site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
        welcome = site.root_page if site.root_page_id else None
        site.hostname, site.port = settings.DEMO_SITE_HOST, settings.DEMO_SITE_PORT
        site.site_name, site.root_page = settings.WAGTAIL_SITE_NAME, page
        site.save()
        if welcome is not None and welcome.specific_class is Page:
            welcome.delete()

    def _plain_fields(self, model: type[Page], content: PageContent) -> Iterator[tuple[str, Any]]:
        names = {field.name for field in model._meta.concrete_fields} - {"show_in_menus"}
        return ((name, value) for name, value in content.shared.items() if name in names)

    def _value(self, model: type[models.Model], name: str, value: Any) -> Any:
        """A field's value from what a file says: a slug for a term, a key for a page, a local time for a moment."""
        field = model._meta.get_field(name)
        if isinstance(field, models.ForeignKey):
            if issubclass(field.related_model, Term):
                return field.related_model.objects.get(slug=value)
            if issubclass(field.related_model, Page):
                page = self.find_page(value)
                if page is None and value not in {content.key for content in self._contents}:
                    raise ContentError(f"No page has the key {value}.")
                return page and page.specific if field.related_model is not Page else page
        if isinstance(field, models.DateTimeField):
            return timezone.make_aware(value)
        return value

    def _fill_page(self, content: PageContent) -> None:
        page = self.find_page(content.key)
        if page is None or not self._once(content.key):
            return
        page = page.specific
        self.set_texts(page, content, SOURCE_LANGUAGE)
        for name, rows in content.shared.items():
            relation = ROW_NAMES.get(content.page_type, {}).get(name, name)
            if isinstance(rows, list):
                setattr(page, relation, self._rows(page, relation, rows, content.key))
        page.full_clean()
        page.save_revision().publish()
        self.loaded["pages"] += 1

    def _rows(self, page: Page, relation: str, rows: list, key: str) -> list[models.Model]:
        model = page._meta.get_field(relation).related_model
        made = []
        for place, row in enumerate(rows):
            values = self._row_values(model, row if isinstance(row, dict) else {self._only_field(model): row})
            if values is None:
                continue
            if hasattr(model, "translation_key"):
                values["translation_key"] = translation_key(f"{key}:{relation}:{place}")
                values["locale"] = page.locale
            made.append(model(sort_order=place, **values))
        return made

    def _row_values(self, model: type[models.Model], row: dict[str, Any]) -> dict[str, Any] | None:
        """A row's fields with the Finnish texts; None where the page it points at was deleted."""
        values = {}
        for name, value in row.items():
            if name.endswith(LANGUAGE_SUFFIXES):
                base, _, language = name.rpartition("_")
                if language == SOURCE_LANGUAGE:
                    values[base] = value
                continue
            values[name] = self._value(model, name, value)
            if values[name] is None:
                return None
        return values

    def _only_field(self, model: type[models.Model]) -> str:
        """The field that a row written as one word is about."""
        return next(
            field.name
            for field in model._meta.concrete_fields
            if not (field.primary_key or field.name == "sort_order" or isinstance(field, ParentalKey))
        )

    def set_texts(self, page: Page, content: PageContent, language: str) -> None:
        """Puts the texts of a language into the fields of a page, and into its translated rows."""
        for name, text in content.texts[language].items():
            field = page._meta.get_field(name)
            if isinstance(field, StreamField):
                raw = markup.stream(text, f"{content.key}:{name}", self.find_page)
                setattr(page, name, field.stream_block.to_python(raw))
            elif isinstance(field, RichTextField):
                setattr(page, name, markup.rich_text(text, self.find_page))
            else:
                setattr(page, name, text)

    def set_row_texts(self, page: Page, content: PageContent, language: str) -> None:
        """Puts the rows' texts of a language into the page's rows."""
        for name, rows in content.shared.items():
            relation = ROW_NAMES.get(content.page_type, {}).get(name, name)
            if not (isinstance(rows, list) and rows and isinstance(rows[0], dict)):
                continue
            by_key = {row.translation_key: row for row in getattr(page, relation).all()}
            for place, row in enumerate(rows):
                target = by_key.get(translation_key(f"{content.key}:{relation}:{place}"))
                for field_name, text in row.items():
                    base, _, suffix = field_name.rpartition("_")
                    if target is not None and suffix == language:
                        setattr(target, base, text)

    def _translate(self, content: PageContent, language: str) -> None:
        if language not in content.texts or f"{content.key}:{language}" in self._known:
            return
        page = self.find_page(content.key)
        if page is None:
            return
        locale = Locale.objects.get(language_code=language)

        def fill(copy: Page) -> None:
            self.set_texts(copy, content, language)
            self.set_row_texts(copy, content, language)

        if translate_page(page.specific, locale, fill, content.key):
            self._once(f"{content.key}:{language}")
            self.loaded["translations"] += 1
