"""What makes the index follow the pages: published, unpublished, moved, renamed, deleted, restricted.

`page_published` is used, not `post_save`: at save the relations are still the old ones.

A page's document may tell of other pages too: a practice is found by its commitments. Rows that join pages so name
the page whose document follows the other one's changes: `searched_page = "practice"`.
"""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from modelcluster.fields import ParentalKey
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from home.terms import Term
from home.translating.shown import shown_otherwise
from search.indexing import sync_when_committed
from search.models import IndexedDocument


def page_and_below(page: Page) -> list[int]:
    """The pages at and below `page`, and those whose documents tell of them."""
    return with_telling(page.get_descendants(inclusive=True).values_list("pk", flat=True))


def with_telling(page_ids: Iterable[int]) -> list[int]:
    """The pages, and those whose documents tell of any language's version of them."""
    ids = set(page_ids)
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    for rows, searched, other in _joining_rows():
        told = rows._default_manager.filter(**{f"{other}__translation_key__in": keys, f"{searched}__isnull": False})
        ids.update(told.values_list(f"{searched}_id", flat=True))
    return list(ids)


def _joining_rows() -> Iterator[tuple[type[Model], str, str]]:
    """Rows that join pages: the model, the field of the page that is searched by it, the field of another page."""
    for model in apps.get_models():
        searched: str = getattr(model, "searched_page", "")
        for field in model._meta.concrete_fields if searched else ():
            if isinstance(field, ForeignKey) and issubclass(field.related_model, Page) and field.name != searched:
                yield model, searched, field.name


@receiver([page_published, page_unpublished, shown_otherwise])
def sync_page(sender, instance: Page, **kwargs) -> None:
    sync_when_committed(with_telling([instance.pk]))


@receiver([pre_save, pre_delete])
def sync_page_let_go_by_row(sender, instance: Model, **kwargs) -> None:
    """The page that a row joined until now, and may join no longer."""
    searched = getattr(sender, "searched_page", None)
    if searched and instance.pk:
        joined = sender._default_manager.filter(pk=instance.pk, **{f"{searched}__isnull": False})
        sync_when_committed(joined.values_list(f"{searched}_id", flat=True))


@receiver([post_page_move, page_slug_changed])
def sync_subtree(sender, instance: Page, **kwargs) -> None:
    sync_when_committed(page_and_below(instance))


@receiver(pre_delete)
def sync_deleted_page(sender, instance, **kwargs) -> None:
    if isinstance(instance, Page):
        sync_when_committed(with_telling([instance.pk]))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def sync_restricted_subtree(sender, instance: PageViewRestriction, **kwargs) -> None:
    sync_when_committed(page_and_below(instance.page))


@receiver(post_save)
def sync_pages_of_term(sender, instance, created: bool = False, **kwargs) -> None:
    """A changed label is searched under its new words: every indexed page of that term is read again."""
    if created or not issubclass(sender, Term):
        return
    sync_when_committed(pages_of_term(instance))


def pages_of_term(term: Term) -> list[int]:
    """The ids of the indexed pages that hold a term, through whichever rows point at it."""
    pages: set[int] = set()
    for relation in term._meta.related_objects:
        rows = relation.related_model
        pointing = rows._default_manager.filter(**{relation.field.name: term})
        owner = "pk" if issubclass(rows, Page) else _name_of_parent(rows)
        pages.update(pointing.values_list(owner, flat=True))
    return list(IndexedDocument.objects.filter(page_id__in=pages).values_list("page_id", flat=True))


def _name_of_parent(rows: type[Model]) -> str:
    """The name of the field by which a page's rows belong to the page."""
    return next(field.attname for field in rows._meta.concrete_fields if isinstance(field, ParentalKey))
