"""How many database queries a page takes, however many rows there are. Wagtail's site lookup included."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from network.models import EventCommitment, EventPractice
from tests import factories

pytestmark = pytest.mark.django_db


def fill(site, committed, number: int) -> None:
    """`number` of each thing that the counted pages list, joined to one another."""
    with committed():
        programme = factories.make_programme(site, slug=f"ohjelma-{number}")
        commitment = factories.make_commitment(programme, "3")
        for place in range(number):
            practice = factories.make_practice(
                site, f"Käytäntö {place}", organisations=("oulu", "lahti"), commitments=(commitment,)
            )
            factories.make_event(
                site,
                f"Tapahtuma {place}",
                days=7 if place % 2 else -7,
                practices_told=[EventPractice(practice=practice)],
                event_commitments=[EventCommitment(commitment=commitment)],
            )
            factories.make_news(site, f"Uutinen {place}", published_on=timezone.localdate() - timedelta(days=place))


ADDRESSES = [
    ("/", 25),
    ("/hyvat-kaytannot/?q=asukkaat", 15),
    # Few pages have both words: those that have one of them are asked for too.
    ("/hyvat-kaytannot/?q=asukkaat+käytäntö", 15),
    ("/avoin-demokratia-verkosto/", 15),
]


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize(("address", "most"), ADDRESSES)
def test_pages_take_few_queries(client, site, committed, django_assert_max_num_queries, number, address, most):
    fill(site, committed, number)
    client.get(address)

    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("number", [1, 12])
def test_a_practice_takes_few_queries(client, site, committed, django_assert_max_num_queries, number):
    fill(site, committed, number)
    practice = factories.make_practice(site, "Tarkasteltu", organisations=("oulu", "lahti", "thl"))
    client.get(practice.url)

    # One of them is for pictures, and one for award calls in which the practice may be nominated; asking about its
    # sorting takes none.
    with django_assert_max_num_queries(22):
        assert client.get(practice.url).status_code == 200


@pytest.mark.parametrize(("address", "_most"), ADDRESSES)
def test_more_rows_take_no_more_queries(client, site, committed, address, _most):
    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    fill(site, committed, 2)
    few = queries()
    fill(site, committed, 15)

    assert queries() <= few
