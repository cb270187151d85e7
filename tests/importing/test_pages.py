"""The pages of an import as an officer goes through them, and who does not come in."""

from io import BytesIO
from uuid import uuid4

import pytest

from app.db import db, transaction
from app.domain.actors import ROLES_AT, InstanceRole, Permission, Role
from app.importing.models import ImportRow, RegisterImport
from app.mediation.models import MediationCase
from app.web.access import declaration_of
from tests.importing import registers

pytestmark = pytest.mark.usefixtures("at_once")


def send(client, content: bytes, team, name="so-2019.xlsx"):
    return client.submit(
        "/nhap-so-cu/moi",
        {"file": (BytesIO(content), name), "team_id": str(team.id)},
        action="/nhap-so-cu/moi",
    )


def test_an_officer_brings_a_register_in_and_takes_it_out_again(browser, team):
    client = browser(Role.COMMUNE_OFFICER)
    content = registers.xlsx(registers.official())
    address = send(client, content, team).location
    shown = client.get(address).text
    assert "Nhập 4 dòng đúng vào sổ" in shown
    assert "Dòng cộng, tổng cộng: 1 dòng (dòng 13)" in shown
    wrong = client.get(f"{address}/dong?loai=wrong").text
    assert "Dòng 9" in wrong
    assert "Cột “Ngày, tháng, năm nhận vụ việc”: 31/02/2019 không có trong lịch" in wrong

    client.submit(address, action="/nhap")
    done = client.get(address).text
    assert "Đã nhập 4 vụ, việc vào sổ" in done
    first = db.select(MediationCase.id).order_by(MediationCase.book_number).limit(1)
    case_id = db.session.scalar(first)
    page = client.get(f"/hoa-giai/{case_id}").text
    assert "Nhập từ sổ cũ" in page
    assert "dòng 6" in page
    listed = client.get("/nhap-so-cu/").text
    assert "so-2019.xlsx" in listed
    assert "Đã nhập vào sổ" in listed
    assert "quá hạn" not in client.get("/").text

    client.submit(address, {"reason": "Chọn nhầm tổ"}, action="/hoan-tac")
    undone = client.get(address).text
    assert "Đã hoàn tác" in undone
    assert "Chọn nhầm tổ" in undone
    assert client.get(f"/hoa-giai/{case_id}").status_code == 404
    original = client.get(f"{address}/tep-goc")
    assert original.data == content
    assert original.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in original.headers["Content-Security-Policy"]


def test_words_and_columns_are_set_right_on_their_pages(browser, team):
    client = browser(Role.COMMUNE_OFFICER)
    made = registers.loose()
    made.rows[4] = (*made.rows[4][:7], "xem giấy")
    address = send(client, registers.xlsx(made), team).location
    words = client.get(f"{address}/gia-tri").text
    assert "xem giấy" in words
    short = client.post(
        f"{address}/gia-tri", data={"result-0": "settled", "csrf_token": client.token()}
    )
    assert short.status_code == 422
    assert "Biểu mẫu không còn khớp với tệp" in short.text
    client.submit(f"{address}/gia-tri", {"result-3": "settled"}, action="/gia-tri")
    assert "Nhập 4 dòng đúng vào sổ" in client.get(address).text
    client.submit(address, {"columns-7": ""}, action="/ghep-cot")
    assert "Chưa có cột nào cho biết kết quả" in client.get(address).text
    twice = client.submit(address, {"columns-6": "side_a"}, action="/ghep-cot")
    assert twice.status_code == 422
    assert "Hai cột cùng được ghép là “Bên A”" in twice.text


def test_twins_are_decided_row_by_row(browser, team):
    client = browser(Role.COMMUNE_OFFICER)
    content = registers.xlsx(registers.loose())
    client.submit(send(client, content, team).location, action="/nhap")
    address = send(client, content, team).location
    rows = client.get(f"{address}/dong?loai=twin")
    assert "Giống vụ, việc" in rows.text
    assert "Là cùng một vụ, việc đã có</button>" in rows.text
    client.send(rows, {"decision": "same"}, action="/dong/2/trung")
    kept = db.select(ImportRow.decision).join(
        RegisterImport, RegisterImport.id == ImportRow.import_id
    )
    kept = kept.where(ImportRow.row == 2).order_by(RegisterImport.id.desc())
    assert db.session.scalars(kept).first().value == "same"


def test_the_wrong_rows_are_a_file_that_can_be_brought_in_again(browser, team):
    client = browser(Role.COMMUNE_OFFICER)
    address = send(client, registers.xlsx(registers.official()), team).location
    wrong = client.get(f"{address}/dong?loai=wrong&xuat=xlsx&vi-sao=bao-cao")
    assert wrong.status_code == 200
    again = send(client, wrong.data, team, name="sua.xlsx").location
    rows = client.get(f"{again}/dong").text
    assert rows.count("chip-bad") == 2
    assert "Tranh chấp ranh giới đất nương" in rows
    assert client.get("/nhap-so-cu/?xuat=csv").status_code == 200


def test_a_refused_file_is_told_on_the_form(browser, team):
    client = browser(Role.COMMUNE_OFFICER)
    answer = send(client, b"%PDF-1.7", team)
    assert answer.status_code == 422
    assert "không phải bảng tính" in answer.text
    assert db.session.scalar(db.select(db.func.count()).select_from(RegisterImport)) == 0


def test_the_bar_is_asked_for_and_sends_to_the_page_when_done(browser, team):
    client = browser(Role.COMMUNE_OFFICER)
    address = send(client, registers.xlsx(registers.official()), team).location
    answer = client.get(f"{address}/tien-do")
    assert answer.headers["HX-Redirect"] == address


@pytest.mark.parametrize(
    "role", [one for one in ROLES_AT[InstanceRole.COMMUNE] if one is not Role.COMMUNE_OFFICER]
)
def test_nobody_else_of_the_commune_opens_an_import(browser, role, team, commune):
    client = browser(role)
    for rule in commune.url_map.iter_rules():
        if rule.endpoint.startswith("importing."):
            assert declaration_of(commune, rule.endpoint).permission is Permission.IMPORT_REGISTER
    assert client.get("/nhap-so-cu/").status_code == 403
    assert client.get(f"/nhap-so-cu/{uuid4()}").status_code == 403


def test_an_import_of_another_unit_is_not_there(browser, uploaded, officer, team):
    one = uploaded(registers.xlsx(registers.official()))
    with transaction() as session:
        session.execute(db.update(RegisterImport).values(unit="03409"))
    client = browser(Role.COMMUNE_OFFICER)
    for address in ("", "/dong", "/gia-tri", "/tien-do", "/tep-goc"):
        assert client.get(f"/nhap-so-cu/{one.id}{address}").status_code == 404
    token = {"csrf_token": client.token()}
    for address in ("/ghep-cot", "/nhap", "/hoan-tac", "/bo", "/dong/6/trung"):
        assert client.post(f"/nhap-so-cu/{one.id}{address}", data=token).status_code == 404
