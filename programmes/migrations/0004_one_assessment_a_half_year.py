from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programmes", "0003_later_assessments_are_corrections")]

    operations = [
        migrations.AddConstraint(
            "statusassessment",
            models.UniqueConstraint(
                condition=models.Q(is_correction=False),
                fields=("commitment", "year", "half"),
                name="one_assessment_a_half_year",
            ),
        ),
    ]
