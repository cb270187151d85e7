"""Above the commune a request is of a team that is named to who works with teams, and of which
it does not tell that it had one case or two."""

import pytest

from app.db import transaction
from app.domain.actors import Role
from app.domain.remuneration.requests import RequestState
from app.records import journal
from app.remuneration.acts import RequestAct
from app.remuneration.models import PaymentRequest
from app.remuneration.service.reading import Wanted, request_page
from tests.export.reading_back import lines_of
from tests.mediation.cases import TODAY, a_village_with_team
from tests.plans import plan_of
from tests.remuneration.conftest import OFFICER

ROOM = "/thu-lao/"
FEW, ANY = "Một tổ có dưới 3 vụ, việc", "Một tổ hòa giải"
NAMES = {3: "Tả Lèng", 2: "Nậm Loỏng", 0: "Lùng Than"}


@pytest.fixture
def requests(office):
    """Three of a commune, as an office holds them, by their number of cases."""
    return {cases: _request(a_village_with_team(name), cases) for cases, name in NAMES.items()}


def _request(home, cases):
    one = PaymentRequest(
        unit=home.team.unit,
        team_id=home.team.id,
        year=2026,
        quarter=1,
        state=RequestState.CONFIRMED,
        opened_on=TODAY,
        cases=cases,
        case_amount=200_000 * cases,
    )
    with transaction():
        journal.write(one, RequestAct.DRAFT, by=OFFICER)
    return one


@pytest.mark.parametrize(
    ("role", "told"),
    [
        (
            Role.OFFICE_OFFICER,
            {3: "Tổ hòa giải bản Tả Lèng", 2: FEW, 0: "Tổ hòa giải bản Lùng Than"},
        ),
        (Role.OFFICE_LEADER, {3: ANY, 2: FEW, 0: ANY}),
    ],
)
def test_an_office_does_not_read_which_team_had_few(requests, browser, role, told):
    client, hidden = browser(role), set(NAMES.values())
    hidden -= {name for name in NAMES.values() if any(name in one for one in told.values())}
    pages = [ROOM, *(f"{ROOM}{one.id}" for one in requests.values())]
    for address in pages:
        shown = client.get(address).text.replace("Xã Tả Lèng", "")
        assert [name for name in hidden if name in shown] == []
    listed = client.get(ROOM).text
    assert [f">{name}</a></th>" in listed for name in told.values()] == [True] * 3
    for cases, one in requests.items():
        assert f"– {told[cases]}</h1>" in client.get(f"{ROOM}{one.id}").text
    heads, *rows = lines_of(client.get(f"{ROOM}?xuat=csv"))
    team, number = heads.index("Tổ hòa giải"), heads.index("Số vụ, việc")
    assert {int(row[number]): row[team] for row in rows} == told


def test_an_office_picks_no_team_out(requests, browser):
    """Asked for by its id, a team with few would be told by what the list then shows."""
    client = browser(Role.OFFICE_OFFICER)
    narrowed = client.get(f"{ROOM}?to={requests[2].team_id}&xuat=csv")
    assert len(lines_of(narrowed)) == 1 + len(NAMES)


@pytest.mark.usefixtures("requests", "database_files")
@pytest.mark.parametrize(
    "wanted",
    [Wanted(), Wanted(year=2026), Wanted(year=2026, quarter=1), Wanted(state=RequestState.PAID)],
)
def test_a_page_of_all_units_is_read_in_its_order_and_not_sorted(actor, wanted):
    by = actor(Role.OFFICE_OFFICER)
    steps = plan_of(lambda: request_page(by, wanted), "FROM payment_request")
    assert not [step for step in steps if "TEMP B-TREE" in step]
