"""Both sides see what is held, by kind and month, and where they differ."""

import pytest

from app.domain.actors import Role
from app.exchange import holding, sessions
from tests.conftest import TAN_PHONG
from tests.factories import a_village


def test_the_superior_itself_says_what_it_holds(tied_commune, served_office):
    a_village()
    before = holding.compared_with_superior()
    assert [(one.here, one.there, one.agrees) for one in before.lines] == [(1, 0, False)]
    assert not before.agrees
    sessions.run()
    after = holding.compared_with_superior()
    assert [(one.label, one.here, one.there) for one in after.lines] == [
        ("Thôn, bản, tổ dân phố", 1, 1)
    ]
    assert after.agrees
    with served_office.inside():
        assert [one.here for one in holding.held_of(TAN_PHONG[0])] == [1]


def test_without_a_line_the_own_numbers_stand_alone(tied_commune, served_office):
    a_village()
    served_office.close()
    told = holding.compared_with_superior()
    assert (told.trouble, told.agrees) == (holding.NO_ANSWER, False)
    assert [(one.here, one.there) for one in told.lines] == [(1, None)]


@pytest.mark.usefixtures("tied_commune")
def test_the_page_says_it(browser, served_office):
    a_village()
    client = browser(Role.COMMUNE_OFFICER)
    assert "Hai bên chưa khớp." in client.get("/dong-bo/doi-chieu").text
    sessions.run()
    assert "Hai bên khớp nhau." in client.get("/dong-bo/doi-chieu").text
    served_office.close()
    assert "Chưa đối chiếu được." in client.get("/dong-bo/doi-chieu").text
    assert client.get(f"/dong-bo/cua/{TAN_PHONG[0]}").status_code == 404
    with served_office.inside():
        above = browser(Role.OFFICE_OFFICER)
    answer = above.get(f"/dong-bo/cua/{TAN_PHONG[0]}")
    assert "Đang giữ của Phường Tân Phong" in answer.text
    assert above.get("/dong-bo/cua/99999").status_code == 404
