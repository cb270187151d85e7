"""The administrator keeps accounts: only roles of this office, and never nobody in charge."""

from dataclasses import replace

import pytest

from app.accounts import service
from app.accounts.models import Account
from app.db import db
from app.domain.actors import ROLES_AT, TEAM_ROLES, InstanceRole, Role
from app.domain.errors import RuleViolation
from app.records.journal import JournalEntry
from app.records.locking import NotHere
from tests.accounts.people import ADMIN, a_browser, acts, an_account
from tests.browser import PASSWORD, form_of
from tests.factories import a_mediator, a_team
from tests.merged import came_with_the_book, heir_of_former

LIST = "/quan-tri/tai-khoan/"
PERSON = {"login": "ly.thi.dua", "name": "Lý Thị Dua", "role": Role.COMMUNE_OFFICER.value}


def the(login):
    return db.session.scalars(db.select(Account).where(Account.login == login)).one()


def temporary(answer):
    return answer.text.split('<code class="incident">')[1].split("</code>")[0]


def page_of(account):
    return f"{LIST}{account.id}"


@pytest.mark.usefixtures("both_databases")
def test_a_new_person_gets_a_temporary_password_that_works_once(commune, browser):
    answer = browser(Role.ADMINISTRATOR).submit(LIST + "them", PERSON)
    newcomer = a_browser()
    assert newcomer.sign_in("ly.thi.dua", temporary(answer)).status_code == 303
    assert newcomer.get("/").headers["Location"] == "/doi-mat-khau"
    account = the("ly.thi.dua")
    assert (account.name, account.role, account.unit) == (
        "Lý Thị Dua",
        Role.COMMUNE_OFFICER,
        "03408",
    )


def test_the_list_names_everyone_with_role_and_state(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    an_account(must_change=True)
    service.set_disabled(an_account(login="lu.a.sung", name="Lù A Sùng").id, True, by=ADMIN)
    text = client.get(LIST).text
    for words in ("Tẩn Mỹ Thư", "Công chức xã", "Chờ đổi mật khẩu", "Đã ngừng", "Chưa dùng"):
        assert words in text
    assert text.index("Tẩn Mỹ Thư") < text.index("Lù A Sùng")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"login": "Lý Dua"}, "chữ thường không dấu"),
        ({"login": "administrator"}, "đã có người dùng"),
        ({"login": "ADMINISTRATOR"}, "đã có người dùng"),
        ({"login": ""}, "Hãy nhập tên đăng nhập."),
        ({"name": ""}, "Hãy nhập họ và tên."),
        ({"name": "ạ" * 100_000}, "Quá dài"),
        ({"role": ""}, "Hãy chọn vai trò."),
        ({"role": Role.OFFICE_LEADER.value}, "không có trong danh sách"),
        ({"role": "king"}, "không có trong danh sách"),
        ({"role": Role.MEDIATOR.value}, "Sổ chưa có hòa giải viên nào đang làm."),
    ],
)
def test_bad_input_is_said_and_opens_no_account(commune, browser, fields, words):
    client = browser(Role.ADMINISTRATOR)
    answer = client.submit(LIST + "them", {**PERSON, **fields})
    assert answer.status_code == 422
    assert words in answer.text
    assert acts().count("create") == 1


def test_a_double_press_opens_one_account(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    page = client.get(LIST + "them")
    assert client.send(page, PERSON).status_code == 200
    assert client.send(page, PERSON).status_code == 303
    assert client.send(page, {**PERSON, "login": "ly.thi.dua2"}).status_code == 303
    assert acts().count("create") == 2


def test_a_double_press_changes_an_account_once(commune, browser):
    account = an_account()
    client = browser(Role.ADMINISTRATOR)
    page = client.get(page_of(account))
    for _ in range(2):
        assert client.send(page, {"name": "Tẩn Mỹ Thơ"}).status_code == 303
    assert acts().count("change") == 1


@pytest.mark.usefixtures("both_databases")
def test_a_mediator_gets_the_team_from_the_book(commune, browser):
    mediator = a_mediator(a_team())
    client = browser(Role.ADMINISTRATOR)
    fields = {**PERSON, "role": Role.MEDIATOR.value, "mediator_id": str(mediator.id)}
    assert "Lò Văn Páo – Tổ hòa giải bản Tả Lèng" in client.get(LIST + "them").text
    client.submit(LIST + "them", fields)
    account = the("ly.thi.dua")
    assert (account.mediator_id, account.team_id) == (mediator.id, mediator.team_id)
    client.submit(page_of(account), {"role": Role.FRONT.value})
    assert (the("ly.thi.dua").mediator_id, the("ly.thi.dua").team_id) == (None, None)


def test_a_mediator_who_came_with_a_merged_commune_gets_an_account_too(commune, browser, actor):
    heir_of_former(actor(Role.ADMINISTRATOR))
    mediator = a_mediator(team := a_team())
    came_with_the_book(team, mediator)
    client = browser(Role.ADMINISTRATOR)
    fields = {**PERSON, "role": Role.MEDIATOR.value, "mediator_id": str(mediator.id)}
    client.submit(LIST + "them", fields)
    assert the("ly.thi.dua").team_id == team.id


@pytest.mark.parametrize("role", sorted(TEAM_ROLES))
def test_the_service_too_wants_a_team_for_those_who_mediate(commune, role):
    with pytest.raises(RuleViolation, match="phải thuộc một tổ hòa giải"):
        an_account(role=role)


@pytest.mark.parametrize("at", list(InstanceRole))
def test_only_roles_of_this_kind_of_instance_are_given(request, browser, at):
    request.getfixturevalue(at.value)
    text = browser(Role.ADMINISTRATOR).get(LIST + "them").text
    for role in Role:
        assert (f'value="{role.value}"' in text) == (role in ROLES_AT[at])
        if role not in ROLES_AT[at]:
            with pytest.raises(RuleViolation, match="không dùng ở đơn vị này"):
                an_account(role=role)


def test_a_name_typed_in_pieces_is_stored_composed(commune):
    account = an_account(name="  Ta\u0302\u0309n   My\u0303 Thu\u031b ")
    assert account.name == "Tẩn Mỹ Thư"


def test_a_changed_role_counts_at_once_and_the_journal_says_from_what_to_what(commune, browser):
    account = an_account()
    client = a_browser()
    client.sign_in("tan.my.thu")
    browser(Role.ADMINISTRATOR).submit(page_of(account), {"role": Role.FRONT.value})
    assert client.get("/doi-mat-khau").status_code == 303
    line = db.session.scalars(db.select(JournalEntry).where(JournalEntry.act == "change")).one()
    assert line.changes == {"role": ["commune_officer", "front"]}
    assert line.recorded_by == "Lò Thị Mẫu"


def test_the_second_of_two_administrators_is_told_and_keeps_the_words(commune, browser):
    account = an_account()
    first, second = browser(Role.ADMINISTRATOR), browser(Role.ADMINISTRATOR)
    page = second.get(page_of(account))
    first.submit(page_of(account), {"name": "Tẩn Mỹ Thơ"})
    answer = second.send(page, {"name": "Tẩn Mỹ Thu"})
    assert answer.status_code == 422
    assert "đang là: Tẩn Mỹ Thơ" in answer.text
    assert form_of(answer.text)[1]["name"] == "Tẩn Mỹ Thu"
    assert second.send(answer).status_code == 303
    assert the("tan.my.thu").name == "Tẩn Mỹ Thu"


@pytest.mark.usefixtures("both_databases")
def test_the_last_administrator_can_be_neither_stopped_nor_given_another_role(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    service.set_disabled(an_account(login="cu", role=Role.ADMINISTRATOR).id, True, by=ADMIN)
    me = the("administrator")
    page = client.get(page_of(me))
    assert "cuối cùng" in client.send(page, action="/ngung").text
    assert "cuối cùng" in client.submit(page_of(me), {"role": Role.FRONT.value}).text
    assert (the("administrator").disabled, the("administrator").role) == (
        False,
        Role.ADMINISTRATOR,
    )


def test_one_of_two_administrators_may_go(commune, browser):
    client = browser(Role.ADMINISTRATOR)
    other = an_account(role=Role.ADMINISTRATOR)
    client.send(client.get(page_of(other)), action="/ngung")
    assert the("tan.my.thu").disabled


def test_a_stopped_person_is_out_at_once_and_comes_back_when_allowed(commune, browser):
    account = an_account()
    person = a_browser()
    person.sign_in("tan.my.thu")
    admin = browser(Role.ADMINISTRATOR)
    admin.send(admin.get(page_of(account)), action="/ngung")
    assert person.get("/doi-mat-khau").status_code == 303
    assert person.sign_in("tan.my.thu").status_code == 422
    admin.send(admin.get(page_of(account)), action="/dung-lai")
    assert person.sign_in("tan.my.thu").status_code == 303
    assert [act for act in acts() if "able" in act] == ["disable", "enable"]


def test_a_reset_ends_sessions_lifts_the_lock_and_asks_for_a_new_password(commune, browser):
    account = an_account()
    person = a_browser()
    person.sign_in("tan.my.thu")
    for _ in range(5):
        a_browser().sign_in("tan.my.thu", "Sai-Mat-Khau-1")
    admin = browser(Role.ADMINISTRATOR)
    page = admin.get(page_of(account))
    password = temporary(admin.send(page, action="/dat-lai-mat-khau"))
    assert person.get("/doi-mat-khau").status_code == 303
    assert person.sign_in("tan.my.thu", PASSWORD).status_code == 422
    assert person.sign_in("tan.my.thu", password).status_code == 303
    assert person.get("/").headers["Location"] == "/doi-mat-khau"
    shown_again = admin.send(page, action="/dat-lai-mat-khau")
    assert password not in shown_again.text
    assert person.get("/").headers["Location"] == "/doi-mat-khau"


def test_the_page_of_a_locked_out_person_has_the_button_that_unlocks(commune, browser):
    account = an_account()
    admin = browser(Role.ADMINISTRATOR)
    assert "Mở khóa đăng nhập" not in admin.get(page_of(account)).text
    for _ in range(5):
        a_browser().sign_in("tan.my.thu", "Sai-Mat-Khau-1")
    assert "máy đó chưa vào được, máy khác vẫn vào được" in admin.get(page_of(account)).text
    admin.send(admin.get(LIST), action="/mo-khoa")
    assert "Bị khóa" not in admin.get(LIST).text
    assert a_browser().sign_in("tan.my.thu").status_code == 303


@pytest.mark.parametrize(
    "role", [r for r in ROLES_AT[InstanceRole.COMMUNE] if r != "administrator"]
)
def test_nobody_else_keeps_accounts(commune, browser, role):
    account = an_account()
    client = browser(role)
    token = form_of(client.get("/doi-mat-khau").text)[1]["csrf_token"]
    for address in (LIST, LIST + "them", page_of(account)):
        assert client.get(address).status_code == 403
    for act in ("dat-lai-mat-khau", "ngung", "dung-lai", "mo-khoa"):
        answer = client.post(f"{page_of(account)}/{act}", data={"csrf_token": token})
        assert answer.status_code == 403
    assert "reset_password" not in acts()


def test_an_account_of_another_unit_is_not_there(commune, browser):
    account = an_account(by=replace(ADMIN, unit="03405"))
    client = browser(Role.ADMINISTRATOR)
    token = form_of(client.get(LIST + "them").text)[1]["csrf_token"]
    assert client.get(page_of(account)).status_code == 404
    answer = client.post(page_of(account) + "/ngung", data={"csrf_token": token})
    assert answer.status_code == 404
    assert "tan.my.thu" not in client.get(LIST).text
    for act in (service.reset_password, service.unlock_account):
        with pytest.raises(NotHere):
            act(account.id, by=ADMIN)


def test_temporary_passwords_pass_the_rules_and_differ(commune):
    made = {service.temporary_password("tan.my.thu") for _ in range(50)}
    assert len(made) == 50
    for password in made:
        service.check_password("tan.my.thu", password)


def test_the_first_administrator_keeps_the_password_they_chose(commune):
    service.bootstrap_admin("03408", "quan.ly", PASSWORD)
    client = a_browser()
    client.sign_in("quan.ly")
    assert client.get("/doi-mat-khau").status_code == 200
    assert "mật khẩu tạm" not in client.get("/doi-mat-khau").text
