"""A commune put back from an old backup gets its papers again, bytes and all, before the rule that
less goes up takes them back above."""

from hashlib import sha256

import pytest

from app.attachments import store
from app.attachments.models import Attachment
from app.attachments.service import content_of
from app.db import db
from app.domain.actors import Role
from app.domain.profiles import Profile
from app.exchange import files_back, profiles, sessions
from app.records.ledger.profiles import profile_of
from tests.exchange.file_life import BLUE, KIND, at_the_office, hang, received_files
from tests.exchange.profile_life import switch
from tests.factories import an_officer


@pytest.fixture
def lost(posting, backup, served_office):
    """A photo that went up, and of which this commune knows nothing any more; its content."""
    switch(KIND, Profile.FULL)
    hang(posting, colour=BLUE)
    sessions.run()
    backup.save()
    content = store.read(hang(posting).sha256)
    sessions.run()
    assert len(at_the_office(served_office)) == 2
    store.path_of(sha256(content).hexdigest()).unlink()
    backup.put_back()
    sessions.run()
    return content


def newest():
    db.session.expire_all()
    return db.session.scalars(db.select(Attachment).order_by(Attachment.id.desc())).all()


def test_the_paper_comes_back_with_its_row(lost):
    assert sessions.run(regains=an_officer()).complete
    assert lost in [content_of(one) for one in newest()]
    assert not files_back.are_wanted()
    assert profile_of(KIND) is Profile.MINIMAL


def test_only_then_it_is_taken_back_above(lost, served_office, monkeypatch):
    monkeypatch.setattr(files_back, "bring", lambda *_: False)
    sessions.run(regains=an_officer())
    assert files_back.missing()[0] == 1
    assert len(received_files(served_office)) >= 1
    monkeypatch.undo()
    sessions.run()
    assert lost in [content_of(one) for one in newest()]
    assert files_back.missing() == (0, 0)
    assert received_files(served_office) == []


def test_a_death_before_less_goes_up_is_made_good(lost, served_office, monkeypatch):
    def dies():
        raise KeyboardInterrupt

    monkeypatch.setattr(profiles, "look_again", dies)
    with pytest.raises(KeyboardInterrupt):
        sessions.run(regains=an_officer())
    monkeypatch.undo()
    sessions.run()
    assert at_the_office(served_office) == []


def test_what_has_not_come_yet_is_told_on_the_page(lost, browser, monkeypatch):
    clerk = browser(Role.COMMUNE_OFFICER)
    assert "chưa về máy này" not in clerk.get("/dong-bo/tep").text
    monkeypatch.setattr(files_back, "bring", lambda *_: False)
    sessions.run(regains=an_officer())
    assert "còn 1 tệp" in clerk.get("/dong-bo/tep").text


def test_a_full_disk_keeps_the_wish(lost, monkeypatch):
    def full(content):
        raise store.DiskFull

    monkeypatch.setattr(store, "keep", full)
    sessions.run(regains=an_officer())
    assert files_back.are_wanted()
    monkeypatch.undo()
    sessions.run()
    assert lost in [content_of(one) for one in newest()]
