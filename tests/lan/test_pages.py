"""The page *Cách kết nối*, in each state of the machine."""

import pytest

from app.domain.actors import Role
from app.lan.presence import Presence, Told
from tests.manners import read

PAGE = "/cach-ket-noi/"


def come_in(app, host):
    """The server listens from now on."""
    here = Presence(host, 8000)
    app.wsgi_app = Told(app.wsgi_app, here)
    return here


@pytest.fixture
def here(commune):
    here = come_in(commune, "0.0.0.0")
    here.addresses, here.answers = ("192.168.1.7", "10.0.0.9"), {"192.168.1.7": True}
    here.name = "tan-phong"
    return here


def words(answer):
    return " ".join(" ".join(read(answer.text).words).split())


def test_everybody_reads_name_and_addresses_with_a_picture_of_each(commune, browser, here):
    for role in (Role.FRONT, Role.COMMUNE_OFFICER):
        answer = browser(role).get(PAGE)
        said = words(answer)
        for address in ("tan-phong.local:8000", "192.168.1.7:8000", "10.0.0.9:8000"):
            assert f"http://{address}/" in said
        assert answer.text.count("<svg") == 3
        assert "netsh" not in said


def test_a_stranger_learns_nothing(commune, here):
    answer = commune.test_client().get(PAGE)
    assert answer.status_code == 303
    assert "192.168" not in answer.text


def test_who_looks_after_the_machine_reads_about_its_firewall_and_is_whom_to_call(
    commune, browser, here
):
    answer = browser(Role.ADMINISTRATOR, name="Vàng A Mẫu").get(PAGE)
    assert "chưa có máy nào khác vào" in words(answer)
    assert "localport=8000 profile" in answer.text
    assert "gọi người quản trị: Vàng A Mẫu" in words(answer)


def test_a_visit_from_another_machine_is_seen_and_one_from_here_is_not(commune, browser, here):
    client = browser(Role.ADMINISTRATOR)
    for own in ("127.0.0.1", "192.168.1.7"):
        client.get("/healthz", environ_base={"REMOTE_ADDR": own})
    assert "chưa có máy nào khác vào" in words(client.get(PAGE))
    client.get("/healthz", environ_base={"REMOTE_ADDR": "192.168.1.50"})
    assert "lần gần nhất một máy khác vào" in words(client.get(PAGE))


def test_an_address_at_which_nobody_answers_is_marked(commune, browser, here):
    here.answers = {"192.168.1.7": True, "10.0.0.9": False}
    said = words(browser(Role.FRONT).get(PAGE))
    assert said.count("không trả lời ở địa chỉ này") == 1


def test_a_network_that_takes_no_name_is_told(commune, browser, here):
    here.name, here.trouble = None, "Mạng này không cho báo tên máy."
    said = words(browser(Role.FRONT).get(PAGE))
    assert "Mạng này không cho báo tên máy." in said
    assert ".local" not in said


def test_a_server_for_this_machine_alone_says_how_to_open_it(commune, browser):
    come_in(commune, "127.0.0.1")
    answer = browser(Role.FRONT).get(PAGE)
    assert "--host 0.0.0.0" in answer.text
    assert "<svg" not in answer.text
    assert "Nếu không mở được" not in answer.text  # there is nothing to open


def test_under_a_web_server_of_its_own_the_address_is_the_one_in_use(commune, browser):
    assert "http://localhost/" in words(browser(Role.FRONT).get(PAGE))
