"""What the office above reads of a commune's dialogues: everything but who spoke."""

from datetime import date
from uuid import UUID

import pytest

from app.db import db
from app.dialogue.models import Conclusion, Dialogue, FollowUpStep, Opinion, Posting
from app.domain.actors import Role
from app.domain.dialogue.kinds import MatterKind
from app.domain.dialogue.postings import PostingWay
from app.domain.units import UnitKind
from app.records.search import enter
from app.units.models import Unit, Village
from tests.dialogue import after
from tests.dialogue.after import the_opinion
from tests.dialogue.test_pages import words_of
from tests.dialogue.test_postings import post


@pytest.fixture
def came_up(request, commune, signed, an_opinion, a_dialogue, village):
    """An office that holds what left the commune, and the addresses of both conferences."""
    first = signed(title="Đối thoại quý I", villages=(village.id,))
    after.progress(the_opinion(), words="Ông Sùng A Chư đã dẫn đi xem.")
    post(first, PostingWay.VILLAGE_HEAD, village, received_by="Sùng A Chư")
    draft = a_dialogue(title="Đối thoại quý IV")
    speaker = {"speaker": "Sùng A Chư", "address": "Số 5", "village_id": village.id}
    an_opinion(draft, content="Cần thêm bác sĩ.", **speaker)
    an_opinion(draft, content="Ông Tẩn A Sài tố cáo…", matter=MatterKind.DENUNCIATION)
    sent = [
        (model, one.id, one.outgoing(), {key: getattr(one, key) for key in one.outgoing()})
        for model in (Village, Dialogue, Opinion, Conclusion, FollowUpStep, Posting)
        for one in db.session.scalars(db.select(model))
    ]
    office = request.getfixturevalue("office")
    since = date(2025, 7, 1)
    for code, name, kind, parent in (
        ("12", "Tỉnh Lai Châu", UnitKind.PROVINCE, None),
        ("03408", "Phường Tân Phong", UnitKind.WARD, "12"),
    ):
        db.session.add(Unit(code=code, name=name, kind=kind, parent_code=parent, valid_from=since))
    for model, key, body, values in sent:
        for name in body:
            if body[name] == "":
                values[name] = ""
        record = model(id=key, unit="03408", revision=1, **values)
        db.session.add(record)
        db.session.flush()
        enter([record])
    db.session.commit()
    return office


def address_of(title) -> str:
    key: UUID = db.session.scalars(db.select(Dialogue.id).where(Dialogue.title == title)).one()
    return f"/doi-thoai/{key}"


def test_the_register_of_the_office_is_narrowed_to_a_unit(came_up, browser):
    client = browser(Role.OFFICE_OFFICER)
    listed = client.get("/doi-thoai/", query_string={"don-vi": "03408"})
    assert "Đối thoại quý I" in listed.text
    assert '<option value="03408" selected>Phường Tân Phong</option>' in listed.text
    assert "Đối thoại quý I" in client.get("/doi-thoai/?don-vi=99").text  # not below: left out


@pytest.mark.parametrize("role", [Role.OFFICE_OFFICER, Role.OFFICE_LEADER])
def test_the_office_reads_minutes_with_villages_in_place_of_names(came_up, browser, role):
    client = browser(role)
    words = words_of(client.get("/doi-thoai/"))
    assert "Đối thoại quý I" in words
    assert "Đơn vị" in words
    minutes = words_of(client.get(address_of("Đối thoại quý IV")))
    assert "Cần thêm bác sĩ." in minutes
    assert "Đại diện bản Tả Lèng" in minutes
    signed = words_of(client.get(address_of("Đối thoại quý I")))
    assert "Sửa đường vào bản." in signed
    assert "Biên bản số 12/BB-UBND đã ký" in signed
    for address in ("/doi-thoai/", address_of("Đối thoại quý IV")):
        text = client.get(address).text
        assert "Sùng A Chư" not in text
        assert "Số 5" not in text
        assert "Tẩn A Sài" not in text


def test_the_office_learns_that_there_was_a_denunciation_and_not_its_words(came_up, browser):
    client = browser(Role.OFFICE_OFFICER)
    key = db.session.scalars(
        db.select(Opinion.id).where(Opinion.matter == MatterKind.DENUNCIATION)
    ).one()
    assert "Tố cáo (nội dung không gửi lên cấp trên)" in words_of(
        client.get(address_of("Đối thoại quý IV"))
    )
    assert "Nội dung khiếu nại, tố cáo không gửi lên cấp trên." in words_of(
        client.get(f"/doi-thoai/y-kien/{key}")
    )


def test_the_office_changes_nothing_of_a_communes_dialogue(came_up, browser):
    client = browser(Role.OFFICE_LEADER)
    page = client.get(address_of("Đối thoại quý IV"))
    main = page.text.split("<main")[1].split("</main>")[0]
    assert "<form" not in main
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
    for act in ("y-kien", "ky", "ket-luan", "sua"):
        answer = client.post(page.request.path + "/" + act, data={"csrf_token": token})
        assert answer.status_code == 403


def test_the_administrator_of_the_office_reads_no_dialogue(came_up, browser):
    assert browser(Role.ADMINISTRATOR).get("/doi-thoai/").status_code == 403


def test_the_office_sees_which_commune_is_late_and_what_was_done_without_names(came_up, browser):
    client = browser(Role.OFFICE_OFFICER)
    owed = client.get("/doi-thoai/viec-con-lai")
    assert "Phường Tân Phong 2 2 31/03/2026" in words_of(owed)
    assert "Ý kiến số 1 : Đường vào bản lầy lội mỗi mùa mưa." in words_of(owed)
    follow_up = client.get(f"{address_of('Đối thoại quý I')}/theo-doi")
    assert "Gửi trưởng thôn, tổ trưởng tổ dân phố Bản Tả Lèng" in words_of(follow_up)
    key = db.session.scalars(db.select(FollowUpStep.opinion_id)).one()
    opinion = client.get(f"/doi-thoai/y-kien/{key}")
    assert "20/03/2026 Đang xử lý – Phòng Văn hóa - Xã hội" in words_of(opinion)
    posting = db.session.scalars(db.select(Posting.id)).one()
    conclusion = db.session.scalars(db.select(Conclusion.id)).one()
    others = (f"noi-cong-khai/{posting}", f"ket-luan/{conclusion}/theo-doi")
    for page in (owed, follow_up, opinion, *(client.get(f"/doi-thoai/{one}") for one in others)):
        assert page.status_code == 200
        assert "Sùng A Chư" not in page.text
        assert '<form method="post"' not in page.text.split("<main")[1].split("</main>")[0]
