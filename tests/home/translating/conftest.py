import pytest
import time_machine

from tests.factories import make_practice
from tests.home.translating.changed_texts import AFTER, BEFORE
from tests.home.translating.pieces import change, fresh, translated


@pytest.fixture
def practice(site, committed):
    with time_machine.travel("2026-02-01 12:00+02:00"), committed():
        return make_practice(site, "Asukasraati", summary="Kysyttiin.", what_was_done=BEFORE)


@pytest.fixture
def swedish(practice, committed):
    with time_machine.travel("2026-03-12 12:00+02:00"), committed():
        return translated(practice)


@pytest.fixture
def changed(practice, swedish, committed):
    """The Swedish page after one paragraph and the summary of the Finnish one changed."""
    with time_machine.travel("2026-04-03 12:00+03:00"), committed():
        change(practice, what_was_done=AFTER, summary="Kysyttiin kaikilta.")
    return fresh(swedish)
