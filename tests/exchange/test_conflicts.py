"""A commune that was restored and went on otherwise: a person sees both versions and decides."""

import pytest

from app.db import db
from app.domain.actors import Role
from app.exchange import conflicts, sessions, state
from app.exchange.models import Peer
from app.records.journal import JournalEntry
from app.units.models import Village
from app.units.service import change_village
from sync import Superior
from tests.exchange.conftest import not_above
from tests.factories import a_village, an_officer


@pytest.fixture
def split(tied_commune, served_office, backup):
    """One village of which the office holds a version that is lost here, and that was changed
    in another way since."""
    village_id = a_village(name="Tả Lèng").id
    sessions.run()
    backup.save()
    rename(village_id, "Tả Lèng Cao")
    sessions.run()
    backup.put_back()
    rename(village_id, "Tả Lèng Thấp")
    sessions.run()
    return village_id


def rename(village_id, name):
    village = db.session.get(Village, village_id, populate_existing=True)
    change_village(
        village_id,
        name=name,
        kind=village.kind,
        valid_from=village.valid_from,
        valid_to=None,
        revision=village.revision,
        by=an_officer(),
    )


def names_above(office):
    with office.inside():
        found = db.session.scalars(db.select(Village.name)).all()
        db.session.remove()
        return found


def test_both_are_seen_and_the_own_one_is_sent_when_a_person_says_so(split, served_office, browser):
    assert [one.state for one in not_above()] == ["cấp trên không nhận"]
    assert state.upward().waiting == 0, "what only differs is not called unsent"
    assert names_above(served_office) == ["Tả Lèng Cao"]
    clerk = browser(Role.COMMUNE_OFFICER)
    address = f"/dong-bo/hai-ban/03408/{split}"
    assert f'href="{address}"' in clerk.get("/dong-bo/").text
    both = clerk.get(address)
    assert "Tả Lèng Cao" in both.text
    assert "Tả Lèng Thấp" in both.text
    assert both.text.count("Khác nhau") == 1
    assert names_above(served_office) == ["Tả Lèng Cao"], "looking changes nothing"
    assert clerk.send(both, action=str(split)).status_code == 303
    assert [one.state for one in not_above()] == ["chưa gửi"]
    sessions.run()
    assert state.upward().is_level
    assert names_above(served_office) == ["Tả Lèng Thấp"]
    line = db.session.scalars(db.select(JournalEntry).where(JournalEntry.act == "prefer_own")).one()
    assert (line.subject, line.subject_id) == ("exchange", split)
    assert "Giữ bản của đơn vị" in browser(Role.ADMINISTRATOR).get("/quan-tri/nhat-ky/").text


def test_what_nobody_has_seen_is_not_covered(split, served_office, browser):
    clerk = browser(Role.COMMUNE_OFFICER)
    both = clerk.get(f"/dong-bo/hai-ban/03408/{split}")
    for forged in ("", "x", "0" * 16):
        answer = clerk.send(both, {"above": forged}, action=str(split))
        assert answer.status_code == 422
        assert "Hãy xem lại hai bản." in answer.text
    assert [one.state for one in not_above()] == ["cấp trên không nhận"]


def test_without_a_line_or_a_right_the_other_version_is_not_shown(split, served_office, browser):
    clerk = browser(Role.COMMUNE_OFFICER)
    mediator = browser(Role.MEDIATOR)
    assert mediator.get(f"/dong-bo/hai-ban/03408/{split}").status_code == 403
    with served_office.inside():
        peer = db.session.scalars(db.select(Peer)).one()
        peer.revoked_at = peer.enrolled_at
        db.session.commit()
    told = clerk.get(f"/dong-bo/hai-ban/03408/{split}").text
    assert "thu hồi quyền gửi" in told
    assert "Gửi bản ở đây lên thay" not in told
    served_office.close()
    assert conflicts.NO_ANSWER in clerk.get(f"/dong-bo/hai-ban/03408/{split}").text


def test_a_version_above_that_is_no_longer_the_one_told_of_is_not_shown(
    split, browser, monkeypatch
):
    monkeypatch.setattr(Superior, "version", lambda self, key: None)
    told = browser(Role.COMMUNE_OFFICER).get(f"/dong-bo/hai-ban/03408/{split}").text
    assert "đã thay đổi từ khi mở trang này" in told
