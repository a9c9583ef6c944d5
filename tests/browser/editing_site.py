"""The demo with what an editor of docs/editing.md meets in it: a share that came, searches made, a changed original.

Run as a program by `tests/browser/sites.py`, on a database of its own.
"""

import json
import sys
from datetime import timedelta


def make_share() -> None:
    from django.utils import timezone

    from practices.models import SharedPractice

    SharedPractice.objects.create(
        language="en",
        title="Youth idea café",
        what_was_done=(
            "Few young people answered our surveys. We opened an idea café at the library, planned with them."
            "\n\nDemo content."
        ),
        what_was_achieved="In the first spring 40 young people came, and six of their ideas were carried out.",
        organisation="Esimerkkilä (esimerkki)",
        work_areas=["osallisuus"],
        sender_name="Demo Sender",
        sender_email="sender@example.org",
        received_at=timezone.now() - timedelta(days=2),
    )


def make_searches() -> None:
    from django.utils import timezone

    from search.models import SearchCount

    month = timezone.localdate().replace(day=1)
    for text, count, has_results in (
        ("osallistuva budjetointi", 41, True),
        ("kansalaisraati", 28, True),
        ("lobbausrekisteri", 17, False),
        ("avoimuusrekisteri", 12, False),
        ("selkokieli", 9, True),
    ):
        SearchCount.objects.create(month=month, language="fi", text=text, count=count, has_results=has_results)


def change_an_original() -> None:
    """Publishes a Finnish page with one paragraph more than its Swedish translation has."""
    from wagtail_localize.models import Translation

    from practices.models import PracticePage

    translated = Translation.objects.filter(target_locale__language_code="sv").values("source__object_id")
    practices = PracticePage.objects.filter(locale__language_code="fi", translation_key__in=translated)
    practice = practices.order_by("pk").first()
    practice.what_next += "<p>Syksyllä työ jatkuu kahdessa kunnassa. Demo content.</p>"
    practice.save_revision().publish()


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import translation

    from search.indexing import rebuild_embedded
    from tests.browser.journeys.small_site import make_accounts

    call_command("migrate", interactive=False, verbosity=0)
    with translation.override("fi"):
        call_command("load_demo", verbosity=0, stdout=sys.stderr)
        make_accounts(language="en")
        make_share()
        make_searches()
        change_an_original()
        rebuild_embedded()
    print(json.dumps({}))


if __name__ == "__main__":
    main()
