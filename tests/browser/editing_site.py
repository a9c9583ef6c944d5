"""What an editor of docs/editing.md meets: a share and feedback that came, searches made, a changed original.

Run as a program by `scripts/editing-pictures`, on a copy of the site on which journeys begin; it turns its admin into
English.
"""

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


def make_feedback() -> None:
    from django.utils import timezone

    from home.models import Feedback

    Feedback.objects.create(
        language="en",
        kind="accessibility",
        message="The slides of the May event cannot be read with a screen reader.\n\nDemo content.",
        path="/en/open-democracy-network/",
        sender_email="sender@example.org",
        received_at=timezone.now() - timedelta(days=11),
    )


def make_image() -> None:
    from wagtail.images import get_image_model
    from wagtail.images.tests.utils import get_test_image_file

    get_image_model().objects.create(title="Ideakahvila", file=get_test_image_file(size=(800, 500), colour="teal"))


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
    """Publishes the Finnish practice with one paragraph changed, which its Swedish translation does not have."""
    from practices.models import PracticePage

    practice = PracticePage.objects.get(title="Asukasraati", locale__language_code="fi")
    practice.what_was_done = (
        "<p>Kutsuimme arvalla 20 asukasta.</p><p>He kokoontuivat viisi kertaa, kahdesti illalla.</p>"
    )
    practice.save_revision().publish()


def main() -> None:
    import django

    django.setup()
    from django.utils import translation
    from wagtail.users.models import UserProfile

    with translation.override("fi"):
        UserProfile.objects.update(preferred_language="en")
        make_share()
        make_feedback()
        make_image()
        make_searches()
        change_an_original()


if __name__ == "__main__":
    main()
