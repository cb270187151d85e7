"""Who signs: kept with their days, offered where a signer is asked for, unknown elsewhere."""

from datetime import date
from functools import partial

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.signers import SignerSpan
from app.signers.models import Signer
from app.signers.service import add_signer, change_signer, signing_on
from tests.dialogue.test_pages import words_of
from tests.doors import roles_here, welcome_at
from tests.workplan.conftest import HERE, NEIGHBOUR, OFFICER, drafted
from tests.yearplan.conftest import random_id
from tests.yearplan.test_access import knock

TODAY, SINCE = date(2026, 3, 1), date(2025, 7, 1)
CHAIR = "Chủ tịch Ủy ban nhân dân"
ROOM = "/quan-tri/nguoi-ky"
KEEPERS = {
    *(Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER, Role.OFFICE_OFFICER, Role.OFFICE_LEADER),
}


def span(name="Lò Văn Một", post=CHAIR, since=SINCE, until=None, key=None):
    return SignerSpan(key, name, post, since, until)


def added(*given, by=OFFICER, **facts):
    return add_signer(span(*given, **facts), today=TODAY, by=by)


def test_who_signs_on_a_day_is_known_by_the_list(commune):
    first = added()
    change_signer(first.id, span(until=TODAY), revision=first.revision, today=TODAY, by=OFFICER)
    added("Vàng Thị Hai", since=TODAY)
    added("Người Xã Khác", by=NEIGHBOUR)
    assert [one.name for one in signing_on(HERE, date(2026, 2, 28))] == ["Lò Văn Một"]
    assert [one.name for one in signing_on(HERE, TODAY)] == ["Vàng Thị Hai"]
    assert first.outgoing() is None


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": "lo van mot"}, "đã được ghi"),
        ({"name": " "}, "đủ họ tên"),
        ({"name": "Tẩn A Ba", "until": date(2025, 6, 1)}, "không thể trước"),
        ({"name": "Tẩn A Ba", "since": date(1990, 1, 1)}, "quá khứ"),
    ],
)
def test_what_cannot_be_is_refused(commune, given, told):
    added()
    with pytest.raises(RuleViolation, match=told):
        added(**given)
    assert db.session.scalar(db.select(db.func.count(Signer.id))) == 1


def test_signers_are_kept_on_their_page_and_offered_where_somebody_signs(commune, browser):
    chief = browser(Role.COMMUNE_LEADER)
    typed = {"name": "Lò Văn Một", "post": CHAIR, "valid_from": "01/07/2025"}
    assert chief.submit(f"{ROOM}/", typed).location == f"{ROOM}/"
    wrong = chief.submit(f"{ROOM}/", typed)
    assert (wrong.status_code, "đã được ghi" in words_of(wrong)) == (422, True)
    plan = chief.get(f"/ke-hoach-hoa-giai/{drafted(by=OFFICER).id}").text
    assert f'<option value="{CHAIR}">' in plan
    assert '<option value="Lò Văn Một">' in plan
    (one,) = db.session.scalars(db.select(Signer))
    address = f"{ROOM}/{one.id}"
    assert chief.submit(address, {"valid_to": "01/01/2026"}).location == f"{ROOM}/"
    assert "01/01/2026" in chief.get(f"{ROOM}/").text


@pytest.mark.parametrize("at", ["commune", "office"])
def test_only_who_keeps_the_law_of_the_unit_keeps_its_signers(request, at):
    request.getfixturevalue(at)
    for method in ("GET", "POST"):
        assert welcome_at(f"{ROOM}/", method) == roles_here(KEEPERS), method


def test_another_units_signer_is_not_here(commune, browser):
    status_of = partial(knock, browser(Role.COMMUNE_LEADER))
    for key in (added(by=NEIGHBOUR).id, random_id()):
        for method in ("GET", "POST"):
            assert status_of(f"{ROOM}/{key}", method) == 404
