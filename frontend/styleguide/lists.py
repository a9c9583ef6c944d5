"""What lists are made of: practices, work areas, commitments and their lights, events, news."""

from datetime import date

from frontend.styleguide.samples import LONG_WORD, Row, Samples, moment
from home.work_areas import WorkArea
from programmes.commitments import CommitmentBranch, HalfYearOfCommitment
from programmes.half_years import Half, HalfYear
from programmes.lights import LightCount
from programmes.models import StatusAssessment
from programmes.models.status_assessment import Light


def examples(samples: Samples) -> dict:
    area = WorkArea.PARTICIPATION
    practice = samples.practice("Residents' panel", area, WorkArea.TRUST, summary="Fifty residents.", start_year=2024)
    other = samples.practice(
        "Asukasraati", area, language="fi", summary="Viisikymmentä asukasta.", start_year=2020, end_year=2020
    )
    return {
        "practice_card": [
            ("With summary, organisation, years and work areas", {"practice": practice}),
            ("In another language, with why it is here", {"practice": other, "reason": "In the same work area"}),
            ("A long word, nothing else", {"practice": samples.practice(LONG_WORD.capitalize())}),
        ],
        "area_badge": [(str(each.label), {"code": each.value}) for each in WorkArea]
        + [("Large", {"code": area.value, "is_large": True})],
        "area_tag": [
            ("A link", {"code": area.value, "label": area.label, "address": "#"}),
            ("No link", {"code": area.value, "label": area.label}),
        ],
        "work_area_list": [
            ("All eight", {"areas": [samples.work_area(each, summary="In one line.") for each in WorkArea]}),
            ("None yet", {"areas": []}),
        ],
        "years": [("Goes on", {"first": 2024, "last": None}), ("One year", {"first": 2024, "last": 2024})],
        "term_list": [("Two terms", {"terms": ["Young people", "Everyone"]})],
        "whom_to_ask": [
            ("Name and address", {"name": "Open Government", "email": "avoinhallinto@gov.fi", "heading_id": "ask-1"}),
            (
                "With a note",
                {"email": "avoinhallinto@gov.fi", "heading_id": "ask-2", "note": "Confirmed 14 March 2026"},
            ),
        ],
        **_commitments(samples),
        **_events_and_news(samples),
    }


def _commitments(samples: Samples) -> dict:
    lights = [(light.label, {"light": light.value, "label": light.label}) for light in Light]
    assessments = [_assessment(light, 10 + place) for place, light in enumerate(Light)]
    correction = _assessment(Light.STARTED_LATE, 28)
    correction.is_correction, correction.what_was_wrong = True, "Two of the six towns put it off."
    evidence = [
        Row(title="The plan", page=samples.page("The plan"), document=None, url=""),
        Row(title="The report", page=None, document=_document(), url=""),
        Row(title="Elsewhere", page=None, document=None, url="#"),
    ]
    branch = CommitmentBranch(samples.commitment("1", "National dialogues"), assessments[0])
    branch.branches = [CommitmentBranch(samples.commitment("1.1", LONG_WORD.capitalize()))]
    history = [
        HalfYearOfCommitment(HalfYear(2026, Half.SPRING), [correction, assessments[0]], evidence),
        HalfYearOfCommitment(HalfYear(2025, Half.AUTUMN), assessments[2:], []),
    ]
    return {
        "status_light": [*lights, ("Not assessed", {"light": "none", "label": "Not assessed yet"})],
        "light_summary": [
            ("Of a programme", {"counts": [LightCount(light.value, str(light.label), 3) for light in Light]}),
        ],
        "commitment_list": [("Two levels, assessed and not", {"branches": [branch]})],
        "assessment": [
            ("Of a half-year", {"assessment": assessments[1]}),
            ("A correction", {"assessment": correction}),
        ],
        "evidence": [(str(piece["title"]), {"piece": piece}) for piece in evidence],
        "timeline": [("Two half-years, one corrected", {"history": history})],
        "document_link": [
            ("Its own title", {"document": _document()}),
            ("Another title", {"document": _document(), "title": "Minutes of the meeting"}),
        ],
    }


def _assessment(light: Light, day: int) -> StatusAssessment:
    return StatusAssessment(
        year=2026, half=1, assessed_on=date(2026, 5, day), light=light, reason="Dialogues were held in six towns."
    )


def _document() -> Row:
    return Row(title="Action plan V", url="#", file_extension="pdf", file_size=412_000)


def _events_and_news(samples: Samples) -> dict:
    place = {"place": "Fabianinkatu 24 A, Helsinki", "attendance": "in-person"}
    return {
        "event_date": [("A day", {"day": moment(12)})],
        "event_item": [
            ("To come", {"event": samples.event("Good practices", 7, attendance="remote", place="Teams")}),
            ("Past", {"event": samples.event("Art and democracy", -30, **place)}),
            ("Over several days, a long word", {"event": samples.event(LONG_WORD.capitalize(), 30, hours=30)}),
        ],
        "news_item": [
            (
                "With a summary",
                {"item": samples.news("The fifth action plan is out", summary="It has three commitments.")},
            ),
            ("A title alone", {"item": samples.news("The call is open")}),
        ],
    }
