"""A dispute of two communes: each keeps its own part, the office above sees that they are one."""

from app.db import db
from app.domain.actors import Actor, Role
from app.domain.mediation.grounds import Ground
from app.domain.mediation.joint import JointRole
from app.domain.mediation.parties import Side
from app.exchange import sessions
from app.mediation import service
from app.mediation.models import MediationCase, Partner
from app.mediation.service.joining import partners_of
from app.mediation.service.reading import CaseFilter, list_cases
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.exchange.conftest import SIN_SUOI_HO
from tests.factories import TODAY, a_team, an_officer


def a_part(name):
    """The case of one commune, about the party who lives there; gives its id."""
    case = service.receive_case(
        team_id=a_team().id,
        ground=Ground.REQUEST,
        received_on=TODAY,
        parties=[service.PartyFacts(Side.A, name)],
        today=TODAY,
        by=by(),
    )
    return case.id


def by():
    return an_officer().on_behalf_of("Vàng A Sùng")


def test_two_communes_play_one_dispute_and_the_office_links_it(
    make_commune, served_office, browser
):
    first, second = make_commune(TAN_PHONG), make_commune(SIN_SUOI_HO)
    with first.app_context():
        lead = a_part("Lò Văn Pâng")
        far = {"other_unit_name": SIN_SUOI_HO[1], "contact": "ông Tẩn A Lù, 0912 345 678"}
        service.ask_partner(lead, **far, asked_on=TODAY, today=TODAY, by=by())
        code = partners_of(lead)[0].joint_code  # told by telephone
        assert sessions.run().complete
        db.session.remove()
    with second.app_context():
        part = a_part("Sùng Thị Dợ")
        joined = {"other_unit_name": TAN_PHONG[1], "agreed_on": TODAY}
        service.join_partner(part, joint_code=code.lower(), **joined, today=TODAY, by=by())
        assert db.session.get(MediationCase, lead) is None  # each owns its part alone
        assert sessions.run().complete
        db.session.remove()
    officer = Actor(name="Lý Thị Mẩy", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
    with served_office.inside():
        roles = {row.unit: row.own_role for row in db.session.scalars(db.select(Partner))}
        assert roles == {TAN_PHONG[0]: JointRole.LEAD, SIN_SUOI_HO[0]: JointRole.PARTNER}
        assert {line.joint_code for line in list_cases(CaseFilter(), by=officer).lines} == {code}
        office = browser(Role.OFFICE_OFFICER)
        for here, there, name in ((lead, part, SIN_SUOI_HO[1]), (part, lead, TAN_PHONG[1])):
            text = office.get(f"/hoa-giai/{here}").text
            assert f'<a href="/hoa-giai/{there}">Phần của {name}: vụ, việc số 01/' in text
            assert code in text
            assert "0912 345 678" not in text
        assert office.get("/hoa-giai/").text.count(f"phối hợp {code}") == 2
