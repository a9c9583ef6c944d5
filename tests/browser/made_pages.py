"""The pages made for states that the demo content has no page for, with all that they can hold or with little."""

from datetime import date, timedelta

from tests.browser.states import (
    EDITOR,
    LANGUAGES,
    LONG_ADDRESS,
    LONG_TEXT,
    LONG_WORD,
    addresses_by_language,
)


def made_image():
    from wagtail.images import get_image_model
    from wagtail.images.tests.utils import get_test_image_file

    return get_image_model().objects.create(title="Kuva", file=get_test_image_file(size=(1200, 700)))


def made_practices(site, document) -> dict:
    from home.terms import Method, TargetGroup, Theme
    from home.work_areas import WorkArea
    from practices.models import PracticePage, PracticePicture
    from practices.models.practice_page import (
        PracticeAttachment,
        PracticeMethod,
        PracticeTargetGroup,
        PracticeTheme,
        TakenUp,
    )
    from programmes.models import CommitmentPage
    from tests import factories

    commitment = CommitmentPage.objects.filter(locale__language_code="fi").first()
    answers = dict.fromkeys(("what_was_done", "what_was_achieved", "what_next", "more_information"), LONG_TEXT)
    everything = factories.make_practice(
        site,
        "Asukkaiden ideapörssi",
        work_areas=tuple(WorkArea.values),
        organisations=("oulu", "kuopio"),
        commitments=(commitment,) if commitment else (),
        summary="Asukkaat ehdottavat ja äänestävät, kaupunki toteuttaa. Demo content.",
        region=PracticePage._meta.get_field("region").choices[0][0],
        start_year=2019,
        last_confirmed_on=date(2020, 1, 15),
        contact_name="Aino Esimerkki",
        contact_email="a.very.long.address.that.does.not.break@department.example.org",
        **answers,
    )
    everything.attachments = [PracticeAttachment(document=document)]
    picture = PracticePicture(image=made_image(), alternative_text="Harmaa suorakulmio", caption=LONG_WORD)
    everything.pictures = [picture]
    everything.taken_up = [TakenUp(organisation=factories.make_organisation("kuopio"), year=2022, note="Pienempänä.")]
    for name, row, term, field in (
        ("practice_target_groups", PracticeTargetGroup, TargetGroup, "target_group"),
        ("practice_themes", PracticeTheme, Theme, "theme"),
        ("practice_methods", PracticeMethod, Method, "method"),
    ):
        setattr(everything, name, [row(**{field: found}) for found in term.objects.all()[:4]])
    everything.save_revision().publish()
    return {
        "practice with everything": everything,
        "practice with little": factories.make_practice(site, "Lyhyt", work_areas=(), organisations=()),
        "practice with long words": factories.make_practice(
            site, LONG_WORD, summary=LONG_TEXT[3:-4], contact_name=LONG_WORD, contact_email="a@example.org", **answers
        ),
    }


def made_commitments(site, document) -> dict:
    from programmes.models.commitment_page import CommitmentMeasure, CommitmentWorkArea
    from programmes.models.status_assessment import Evidence, Half, Light, StatusAssessment
    from tests import factories

    programme = factories.make_programme(site, title="Ohjelma, jossa on valoja", number="IV", slug="valot")
    everything = factories.make_commitment(
        programme, "1", f"Sitoumus {LONG_WORD}", text=LONG_TEXT, contact_email="vastuuhenkilo@example.org"
    )
    everything.measures = [CommitmentMeasure(text="Kootaan ja jaetaan."), CommitmentMeasure(text=LONG_WORD)]
    everything.commitment_work_areas = [CommitmentWorkArea(work_area="osallisuus")]
    everything.responsible_body = factories.make_organisation("kuopio")
    days = ((2022, Half.SPRING), (2022, Half.AUTUMN), (2023, Half.SPRING), (2023, Half.SPRING))
    everything.status_assessments = [
        StatusAssessment(
            year=year, half=half, assessed_on=date(year, 4 + place, 12), light=light, reason=f"Syynä {LONG_WORD}."
        )
        for place, ((year, half), light) in enumerate(zip(days, [*Light.values, Light.STARTED_LATE], strict=True))
    ]
    correction = everything.status_assessments.last()
    correction.is_correction, correction.what_was_wrong = True, f"Väärin oli {LONG_WORD}."
    everything.evidence = [
        Evidence(year=2023, half=Half.SPRING, title="Raportti", document=document),
        Evidence(year=2022, half=Half.SPRING, title=LONG_WORD, url=LONG_ADDRESS),
    ]
    everything.save_revision().publish()
    factories.make_commitment(everything, "1.1", "Alasitoumus")
    return {
        "commitment with everything": everything,
        "commitment with little": factories.make_commitment(programme, "2", "Lyhyt"),
        "programme with lights": programme,
    }


def made_in_network(site, document) -> dict:
    from django.utils import timezone

    from network.models.event_page import EventCommitment, EventMaterial, EventPractice
    from practices.models import PracticePage
    from programmes.models import CommitmentPage
    from tests import factories

    practice = PracticePage.objects.filter(locale__language_code="fi").first()
    commitment = CommitmentPage.objects.filter(locale__language_code="fi").first()
    details = {
        "practices_told": [EventPractice(practice=practice)] if practice else [],
        "event_commitments": [EventCommitment(commitment=commitment)] if commitment else [],
        "place": "Teams",
        "audience": "Kaikki",
        "joining_url": LONG_ADDRESS,
        "is_joining_url_public": True,
    }
    held = factories.make_event(site, "Pidetty tilaisuus", days=-20, **details)
    held.materials = [
        EventMaterial(title="Kalvot", document=document),
        EventMaterial(title=LONG_WORD, url=LONG_ADDRESS),
    ]
    held.save_revision().publish()
    today = timezone.localdate()
    call = {"call_opens_on": today - timedelta(days=3), "call_closes_on": today + timedelta(days=30)}
    return {
        "event with everything": factories.make_event(site, "Tuleva tilaisuus", days=9, **details),
        "event held, with materials": held,
        "event with long words": factories.make_event(site, LONG_WORD, place=LONG_WORD, audience=LONG_WORD),
        "award with an open call": factories.make_award_round(site, 2027, **call),
        "news with long words": factories.make_news(site, LONG_WORD, summary=LONG_TEXT[3:-4]),
    }


def every_block(document, practice) -> list[tuple[str, object]]:
    image = made_image()
    image.contextual_alt_text = "Harmaa suorakulmio"
    image.decorative = False
    cells = [["Vuosi", "Sitoumuksia", LONG_WORD], ["2013", "18", "a"], ["2015", "4", "b"]]
    table = {"data": cells, "table_caption": "Sitoumukset", "first_row_is_table_header": True}
    return [
        ("text", f"<h2>Väliotsikko</h2>{LONG_TEXT}<ul><li>yksi</li></ul><h3>Alempi</h3><p>Teksti.</p>"),
        ("quote", {"text": LONG_WORD, "source": "Joku"}),
        ("figure", {"image": image, "caption": "Kuvateksti"}),
        ("attachment", {"document": document, "title": ""}),
        (
            "link_list",
            {
                "heading": "Linkkejä",
                "links": [{"page": practice, "url": "", "title": ""}, {"url": LONG_ADDRESS, "title": "Muualla"}],
            },
        ),
        ("video", {"title": "Tallenne", "url": LONG_ADDRESS, "length": "12 min", "captions": "suomeksi"}),
        ("table", {**table, "first_col_is_header": True}),
        ("accordion", {"parts": [{"heading": "Avautuva", "text": LONG_TEXT}]}),
        ("call_out", {"heading": "Huomaa", "text": "<p>Tärkeää.</p>"}),
    ]


def of_confirming(practice) -> dict[str, str]:
    """Where the practice's contact answers whether it is still so."""
    from practices.confirming.addresses import confirming_address
    from practices.models import ConfirmationRequest

    token = ConfirmationRequest.objects.create(practice=practice).new_link(practice.contact_email)
    return {code: confirming_address(code, token) for code in LANGUAGES}


def made(site) -> dict[str, dict[str, str]]:
    """The addresses of the states of MADE_STATES."""
    from django.core.files.base import ContentFile
    from wagtail.documents import get_document_model

    from practices.models import PracticePage
    from tests import factories

    document = get_document_model().objects.create(
        title="Ohje", file=ContentFile(b"%PDF-1.4 demo", name="ohje-jolla-on-pitka-nimi.pdf")
    )
    practice = PracticePage.objects.filter(locale__language_code="fi").first()
    pages = {
        **made_practices(site, document),
        **made_commitments(site, document),
        **made_in_network(site, document),
        "content with every block": factories.make_content(
            site.home, "Kaikki lohkot", body=every_block(document, practice)
        ),
    }
    addresses = {name: addresses_by_language(page) for name, page in pages.items()}
    homes = addresses_by_language(site.home)
    addresses["confirming a practice"] = of_confirming(pages["practice with everything"])
    addresses["untranslated"] = {code: f"{home}?untranslated={practice.pk}" for code, home in homes.items()}
    return addresses


def make_editor() -> None:
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from avoinhallinto.roles import set_up_roles

    set_up_roles()
    name, password = EDITOR
    user = get_user_model().objects.create_user(name, f"{name}@example.org", password)
    user.groups.add(Group.objects.get(name="Editors"))
