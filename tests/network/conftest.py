import pytest
import time_machine

from tests import factories
from tests.network.nominating import CLOSES, IN_CALL, OPENS


@pytest.fixture
def in_call():
    """Days in which the call of `award_round` is open."""
    with time_machine.travel(IN_CALL, tick=False):
        yield


@pytest.fixture
def award_round(site):
    """A round whose call is open in April 2027, in the three languages."""
    made = factories.make_award_round(site, 2027, call_opens_on=OPENS, call_closes_on=CLOSES)
    factories.translate(made, "sv", title="Demokratiutmärkelsen 2027", slug="d-2027", theme="Dialog")
    factories.translate(made, "en", title="Award 2027", slug="a-2027", theme="Dialogue")
    return made


@pytest.fixture
def practice(site):
    made = factories.make_practice(site, "Asukasraati")
    factories.translate(made, "sv", title="Invånarråd", slug="invanarrad")
    return made
