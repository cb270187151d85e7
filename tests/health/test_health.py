"""What is looked at, what is told of it, and the clock that must not go back."""

import json
from datetime import timedelta

import pytest
import time_machine
from alembic import command
from click.testing import CliRunner

from app import schema
from app.backup import service as backups
from app.cli.main import cli
from app.db import db, now
from app.domain.actors import Actor, Role
from app.domain.backups import BackupReason
from app.domain.health import GB, Finding, Standing, of_clock, of_disk, of_memory, of_silence, worst
from app.health import service
from app.instance import DATABASE_FILE, this_instance
from app.units.models import Village
from tests.factories import a_village

GOOD, LOOK, BAD = Standing
PLACE = "/quan-tri/may-chu/"


@pytest.fixture
def administrator(commune, browser):
    command.stamp(schema.steps(), "head")
    return browser(Role.ADMINISTRATOR)


def found(key):
    (one,) = [one for one in service.look() if one.key == key]
    return one


@pytest.mark.parametrize(
    ("free", "standing"), [(50 * GB, GOOD), (GB, LOOK), (400_000_000, BAD), (0, BAD)]
)
def test_a_disk_is_told_before_it_is_full(free, standing):
    assert of_disk(free, 500_000_000) is standing


def test_memory_and_silence_have_two_steps():
    assert [of_memory(10**6 * n) for n in (500, 200, 50)] == [GOOD, LOOK, BAD]
    moment = now()
    days = [of_silence(moment - timedelta(days=n), now=moment) for n in (1, 5, 20)]
    assert days == [GOOD, LOOK, BAD]


@pytest.mark.parametrize(
    ("behind", "apart", "standing"),
    [
        (timedelta(), None, GOOD),
        (timedelta(minutes=4), timedelta(minutes=-4), GOOD),
        (timedelta(minutes=6), None, LOOK),
        (timedelta(), timedelta(hours=-30), LOOK),  # who of the two is wrong nobody knows
        (timedelta(hours=25), timedelta(), BAD),
        (timedelta(days=-400), None, GOOD),
    ],
)
def test_a_clock_behind_the_book_is_wrong_for_certain(behind, apart, standing):
    moment = now()
    assert of_clock(moment, moment + behind, apart) is standing


def test_the_worst_stands_above():
    findings = [Finding("a", "A", one, "") for one in (GOOD, BAD, LOOK)]
    assert worst(findings) is BAD
    assert worst([]) is GOOD


def test_the_page_says_how_it_stands_and_the_first_page_what_is_bad(administrator):
    text = administrator.get(PLACE).text
    assert "Có việc phải xử lý ngay" in text, "there is no backup yet"
    assert "Máy chủ cần xử lý" in administrator.get("/").text
    backups.back_up(BackupReason.BY_HAND, by=_someone())
    assert "Có việc phải xử lý ngay" not in administrator.get(PLACE).text
    assert "Máy chủ cần xử lý" not in administrator.get("/").text


def _someone():
    return Actor(name="Giàng A Mẫu", role=Role.ADMINISTRATOR, unit=this_instance().unit)


def test_while_the_clock_is_far_behind_nothing_is_recorded(commune, administrator, browser):
    with time_machine.travel(now() + timedelta(days=2)):
        a_village(name="Bản Mai")  # written while the clock was ahead, and now it is set right
    officer = browser(Role.COMMUNE_OFFICER)
    fields = {"name": "Bản Mốt", "kind": "ban", "valid_from": "01/01/2020"}
    answer = officer.submit("/don-vi/", fields, action="/don-vi/thon")
    assert answer.status_code == 503
    assert "Đồng hồ máy chủ sai" in answer.text
    assert names() == ["Bản Mai"]
    asked = officer.post("/hoa-giai/nguoi-da-ghi", data={"csrf_token": officer.token()})
    assert asked.status_code == 200, "it only reads"
    assert found("clock").standing is BAD
    administrator.submit(PLACE)
    assert officer.submit("/don-vi/", fields, action="/don-vi/thon").status_code == 303
    assert names() == ["Bản Mai", "Bản Mốt"]


def names():
    return sorted(db.session.scalars(db.select(Village.name)))


def test_who_signs_in_does_not_hide_a_clock_that_went_back(commune, administrator, browser):
    with time_machine.travel(now() + timedelta(days=2)):
        a_village()
    browser(Role.COMMUNE_OFFICER)
    assert found("clock").standing is BAD


def test_programs_ask_without_a_login(commune):
    stranger = commune.test_client()
    assert stranger.get("/healthz").json == {"status": "ok"}
    assert stranger.get("/readyz").status_code == 503, "a database without its version"
    command.stamp(schema.steps(), "head")
    assert stranger.get("/readyz").status_code == 200


def doctor(*options):
    ran = CliRunner().invoke(cli, ["doctor", "--instance", str(this_instance().folder), *options])
    return ran.exit_code, ran.output


def test_the_doctor_speaks_to_people_and_to_programs(administrator):
    code, said = doctor()
    assert code == 1
    assert "Chưa có bản sao lưu nào" in said
    backups.back_up(BackupReason.BY_HAND, by=_someone())
    code, said = doctor("--json")
    told = json.loads(said)
    assert code == 0
    assert {"disk", "memory", "clock", "backup", "schema", "database"} <= {
        one["key"] for one in told["findings"]
    }


def test_the_doctor_finds_a_damaged_book(administrator):
    folder = this_instance().folder
    db.session.remove()
    db.engine.dispose()
    (folder / DATABASE_FILE).write_bytes(b"\x00" * 9000)
    code, said = doctor("--json")
    assert code == 1
    assert json.loads(said)["findings"][0]["standing"] == "bad"


def test_a_web_server_in_front_that_is_not_believed_is_told(administrator, commune):
    through = {"X-Forwarded-For": "10.1.2.3"}
    sentence = "mọi máy bị coi là một"
    assert sentence in administrator.get(PLACE, headers=through).text
    assert sentence not in administrator.get(PLACE).text
    commune.config["PROXIES"] = 1
    assert sentence not in administrator.get(PLACE, headers=through).text


def test_where_the_log_lies_is_told(administrator, commune):
    assert "do hệ điều hành giữ" in administrator.get(PLACE).text
    commune.extensions["door"] = None
    assert "nằm trong thư mục logs" in administrator.get(PLACE).text
