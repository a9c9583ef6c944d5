"""What makes the index follow the pages: published, unpublished, moved, renamed, deleted, restricted.

`page_published` is used, not `post_save`: at save the relations are still the old ones.
"""

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from modelcluster.fields import ParentalKey
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from home.terms import Term
from search.indexing import sync_when_committed
from search.models import IndexedDocument


def page_and_below(page: Page) -> list[int]:
    return list(page.get_descendants(inclusive=True).values_list("pk", flat=True))


@receiver([page_published, page_unpublished])
def sync_page(sender, instance: Page, **kwargs) -> None:
    sync_when_committed([instance.pk])


@receiver([post_page_move, page_slug_changed])
def sync_subtree(sender, instance: Page, **kwargs) -> None:
    sync_when_committed(page_and_below(instance))


@receiver(pre_delete)
def sync_deleted_page(sender, instance, **kwargs) -> None:
    if isinstance(instance, Page):
        sync_when_committed([instance.pk])


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
