"""A correction of a status assessment is told from the assessment, with what was wrong and who corrected it."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import programmes.half_years

HALVES = [(1, "spring"), (2, "autumn")]


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "statusassessment", "is_correction", models.BooleanField(default=False, verbose_name="correction")
        ),
        migrations.AddField(
            "statusassessment",
            "what_was_wrong",
            models.TextField(
                blank=True,
                default="",
                help_text="Of a correction only. Shown to readers.",
                max_length=500,
                verbose_name="what was wrong",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "statusassessment",
            "corrected_by",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            "statusassessment",
            "assessed_on",
            models.DateField(
                default=django.utils.timezone.localdate,
                help_text="Of a correction, the day of the correction.",
                verbose_name="assessed on",
            ),
        ),
        migrations.AlterField(
            "statusassessment",
            "half",
            models.PositiveSmallIntegerField(
                choices=HALVES, default=programmes.half_years.this_half, verbose_name="half-year"
            ),
        ),
        migrations.AlterField(
            "evidence",
            "half",
            models.PositiveSmallIntegerField(
                choices=HALVES, default=programmes.half_years.this_half, verbose_name="half-year"
            ),
        ),
    ]
