"""Of several assessments of one half-year the first stays, and the later ones are its corrections, as readers were
told already. In the pages' drafts and revisions too, so that an old one can still be published."""

from django.db import migrations


def mark(apps, schema_editor):
    StatusAssessment = apps.get_model("programmes", "StatusAssessment")
    first = set()
    for row in StatusAssessment.objects.order_by("assessed_on", "sort_order", "pk"):
        half_year = (row.commitment_id, row.year, row.half)
        if half_year in first:
            row.is_correction = True
            row.save(update_fields=["is_correction"])
        first.add(half_year)
    _mark_in_revisions(apps)


def _mark_in_revisions(apps):
    Revision = apps.get_model("wagtailcore", "Revision")
    revisions = Revision.objects.filter(content_type__app_label="programmes", content_type__model="commitmentpage")
    for revision in revisions.iterator():
        first, changed = set(), False
        rows = revision.content.get("status_assessments", [])
        for row in sorted(rows, key=lambda row: (row["assessed_on"], row.get("sort_order") or 0)):
            if (row["year"], row["half"]) in first:
                row["is_correction"] = changed = True
            first.add((row["year"], row["half"]))
        if changed:
            revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0002_corrections"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    # Backwards nothing is to be done: the mark goes with its column, and a revision's is not read any more.
    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
