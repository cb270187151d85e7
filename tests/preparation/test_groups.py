"""The pages of the commune's groups."""

import pytest

from app.db import db
from app.domain.dialogue.inviting import USUAL_GROUPS
from app.preparation.models import Recipient, RecipientGroup
from tests.preparation.conftest import words_of

pytestmark = pytest.mark.usefixtures("commune")


def test_groups_are_filled_and_people_leave_them(clerk, villages):
    assert USUAL_GROUPS[0] not in words_of(clerk.get("/doi-thoai/nhom-moi"))
    clerk.submit("/doi-thoai/nhom-moi", action="/thuong-moi")
    assert USUAL_GROUPS[0] in words_of(clerk.get("/doi-thoai/nhom-moi"))
    group = db.session.scalars(db.select(RecipientGroup).order_by(RecipientGroup.place)).first()
    own = f"/doi-thoai/nhom-moi/{group.id}"
    person = {"name": "Lò Văn Một", "post": "Bí thư", "village_id": str(villages[0].id)}
    assert clerk.submit(own, person, action=f"/nhom-moi/{group.id}").location == f"{own}#them"
    again = clerk.submit(own, person, action=f"/nhom-moi/{group.id}")
    assert again.status_code == 422
    assert "đã có trong nhóm này" in words_of(again)
    clerk.submit(own, {"name": "Thường trực"}, action="/ten")
    assert "Nhóm mời: Thường trực" in words_of(clerk.get(own))
    his = f"/doi-thoai/nhom-moi/nguoi/{db.session.scalars(db.select(Recipient)).one().id}"
    clerk.submit(his, {"post": "Phó Bí thư"})
    assert "Phó Bí thư" in words_of(clerk.get(own))
    clerk.submit(his, action="/ra-khoi")
    told = clerk.get(own)
    assert "Lò Văn Một" not in words_of(told)
    clerk.send(told, action="/dua-lai")
    back = words_of(clerk.get(own))
    assert "Lò Văn Một" in back
    assert "Đã đưa người ấy vào lại nhóm." in back


def test_who_stands_in_the_group_again_is_not_put_there_twice(clerk, villages):
    clerk.submit("/doi-thoai/nhom-moi", action="/thuong-moi")
    group = db.session.scalars(db.select(RecipientGroup).order_by(RecipientGroup.place)).first()
    own, person = f"/doi-thoai/nhom-moi/{group.id}", {"name": "Lò Văn Một", "post": "Bí thư"}
    clerk.submit(own, person, action=f"/nhom-moi/{group.id}")
    his = f"/doi-thoai/nhom-moi/nguoi/{db.session.scalars(db.select(Recipient)).one().id}"
    clerk.submit(his, action="/ra-khoi")
    told = clerk.get(own)
    clerk.submit(own, person, action=f"/nhom-moi/{group.id}")
    assert clerk.send(told, action="/dua-lai").status_code == 422
