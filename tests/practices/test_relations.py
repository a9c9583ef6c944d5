"""Every relation shows at both of its ends, in every language."""

import pytest

from home.work_areas import WorkArea
from network.models import AwardRecognition, EventCommitment, EventPractice
from practices.models import TakenUp
from tests import factories
from tests.factories import translate

pytestmark = pytest.mark.django_db


def shows(client, page, text: str) -> bool:
    return text in client.get(page.url).content.decode()


def test_a_practice_and_its_commitment_name_each_other(client, site):
    commitment = factories.make_commitment(factories.make_programme(site), title="Kansalliset dialogit")
    practice = factories.make_practice(site, "Dialogi kylätalolla", commitments=(commitment,))

    assert shows(client, practice, "Kansalliset dialogit")
    assert shows(client, commitment, "Dialogi kylätalolla")


def test_a_work_area_lists_its_practices_commitments_and_events(client, site):
    area = factories.make_work_area(site, WorkArea.TRUST, "Luottamus")
    practice = factories.make_practice(site, "Luottamuskysely", work_areas=(WorkArea.PARTICIPATION, WorkArea.TRUST))
    factories.make_event(site, "Kyselyn ilta", practices_told=[EventPractice(practice=practice)])

    assert shows(client, area, "Luottamuskysely")
    assert shows(client, area, "Kyselyn ilta")
    assert shows(client, practice, "Luottamus")


def test_an_event_and_what_was_told_there_name_each_other(client, site):
    commitment = factories.make_commitment(factories.make_programme(site), title="Kansalliset dialogit")
    practice = factories.make_practice(site, "Dialogi kylätalolla")
    event = factories.make_event(
        site,
        "Verkoston tapaaminen",
        practices_told=[EventPractice(practice=practice)],
        event_commitments=[EventCommitment(commitment=commitment)],
    )

    assert shows(client, event, "Dialogi kylätalolla")
    assert shows(client, event, "Kansalliset dialogit")
    assert shows(client, practice, "Verkoston tapaaminen")
    assert shows(client, commitment, "Verkoston tapaaminen")


def test_an_award_round_and_the_recognised_practice_name_each_other(client, site):
    practice = factories.make_practice(site, "Tulkatut kokoukset")
    award_round = factories.make_award_round(site, 2023)
    award_round.recognitions.add(AwardRecognition(practice=practice, note="Tulkkaus", locale=award_round.locale))
    award_round.save_revision().publish()

    assert shows(client, award_round, "Tulkatut kokoukset")
    assert shows(client, practice, "Demokratiatunnustus 2023")


def test_where_a_practice_was_taken_up_is_told(client, site):
    practice = factories.make_practice(site)
    practice.taken_up.add(
        TakenUp(
            organisation=factories.make_organisation("lahti"),
            year=2024,
            note="Samalla mallilla",
            locale=practice.locale,
        )
    )
    practice.save_revision().publish()

    assert shows(client, practice, "Samalla mallilla")


def test_a_relation_to_a_page_without_translation_shows_it_in_finnish(client, site):
    commitment = factories.make_commitment(factories.make_programme(site), title="Kansalliset dialogit")
    practice = factories.make_practice(site, "Dialogi kylätalolla", commitments=(commitment,))
    swedish = translate(practice, "sv", title="Dialog i byagården", slug="dialog")

    page = client.get(swedish.url).content.decode()

    assert 'lang="fi" hreflang="fi">Kansalliset dialogit</a>' in page


def test_a_translated_relation_is_shown_in_the_readers_language(client, site):
    programme = factories.make_programme(site)
    commitment = factories.make_commitment(programme, title="Kansalliset dialogit")
    practice = factories.make_practice(site, "Dialogi kylätalolla", commitments=(commitment,))
    translate(programme, "sv", title="Handlingsprogram V", slug="handlingsprogram-v")
    in_swedish = translate(commitment, "sv", title="Nationella dialoger", slug="nationella-dialoger")
    swedish = translate(practice, "sv", title="Dialog i byagården", slug="dialog")

    assert shows(client, swedish, "Nationella dialoger")
    assert shows(client, in_swedish, "Dialog i byagården")
    assert not shows(client, in_swedish, "Dialogi kylätalolla")
