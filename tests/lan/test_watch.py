"""The name and the page follow the machine's addresses."""

import pytest

from app.cli import serving
from app.lan import watch as watching
from app.lan.announcing import NotAnnounced
from app.lan.presence import Presence
from app.lan.watch import ALONE, Watch


class Network:
    """Takes names, or does not; knows which are said in it."""

    def __init__(self):
        self.said, self.refuses, self.lost = [], False, False

    def announcement(self, label, title, addresses, port):
        return Said(self, (label, addresses))


class Said:
    def __init__(self, network, what):
        self.network, self.what = network, what

    def begin(self):
        if self.network.refuses:
            raise NotAnnounced("Mạng này không cho báo tên máy.")
        self.network.said.append(self.what)
        return self.what[0]

    def end(self):
        self.network.said.remove(self.what)

    def is_lost(self):
        return self.network.lost


@pytest.fixture
def network(monkeypatch):
    network = Network()
    monkeypatch.setattr(watching, "Announcement", network.announcement)
    monkeypatch.setattr(Watch, "_answers_at", lambda self, address: address != "10.0.0.9")
    return network


@pytest.fixture
def stand(monkeypatch):
    """``stand("10.0.0.4")``: from now on the machine has these addresses."""

    def at(*addresses):
        monkeypatch.setattr(watching, "own_addresses", lambda host: addresses)

    return at


@pytest.fixture
def presence():
    return Presence("0.0.0.0", 8000)


@pytest.fixture
def told():
    return []


@pytest.fixture
def watch(network, presence, told):
    return Watch(presence, "tan-phong", "Sổ", told.append)


def test_a_new_address_is_told_to_the_network_the_page_and_the_console(
    network, stand, watch, presence, told
):
    stand("10.0.0.4")
    watch.look()
    assert presence.by_name == "http://tan-phong.local:8000/"
    assert presence.by_number == (("http://10.0.0.4:8000/", True),)
    stand("192.168.1.7", "10.0.0.9")
    watch.look()
    assert network.said == [("tan-phong", ("192.168.1.7", "10.0.0.9"))]
    numbers = dict(presence.by_number)
    assert numbers == {"http://192.168.1.7:8000/": True, "http://10.0.0.9:8000/": False}
    assert told[-1].strip().startswith("http://tan-phong.local:8000/")
    watch.look()
    assert len(told) == 5  # nothing is new


def test_a_machine_without_a_network_says_so_and_is_found_when_it_has_one(
    network, stand, watch, presence
):
    stand("10.0.0.4")
    watch.look()
    stand()
    watch.look()
    assert (presence.name, presence.trouble, network.said) == (None, ALONE, [])
    stand("10.0.0.4")
    watch.look()
    assert (presence.name, presence.trouble) == ("tan-phong", None)


def test_where_the_network_refuses_the_server_goes_on_and_asks_again(
    network, stand, watch, presence
):
    network.refuses = True
    stand("10.0.0.4")
    watch.look()
    assert presence.by_name is None
    assert presence.trouble == "Mạng này không cho báo tên máy."
    assert presence.by_number
    network.refuses = False
    watch.look()
    assert presence.name == "tan-phong"


def test_a_name_that_was_lost_is_looked_for_anew(network, stand, watch):
    stand("10.0.0.4")
    watch.look()
    network.lost = True
    network.said[0] = network.said[0]
    watch.look()
    assert network.said == [("tan-phong", ("10.0.0.4",))]


def test_the_thread_outlives_a_stumble_and_takes_its_name_back(
    network, watch, monkeypatch, presence
):
    looks = []

    def stumble(host):
        looks.append(host)
        if len(looks) == 1:
            raise OSError("no such adapter")
        if len(looks) == 3:
            watch._ending.set()
        return ("10.0.0.4",)

    monkeypatch.setattr(watching, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(watching, "own_addresses", stumble)
    watch.run()
    assert len(looks) == 3
    assert (presence.name, network.said) == (None, [])


@pytest.mark.parametrize(
    ("host", "is_open"),
    [("127.0.0.1", False), ("127.0.0.5", False), ("localhost", False), ("0.0.0.0", True)],
)
def test_a_server_for_this_machine_alone_tells_no_network(commune, capsys, host, is_open):
    watch = serving._watch(commune.extensions["instance"], Presence(host, 8000), lambda: None)
    assert (watch is not None) is is_open
    assert (f"http://{host}:8000/" in capsys.readouterr().out) is not is_open


def test_the_server_is_asked_at_its_own_address(presence):
    presence.port = 9  # nobody listens there
    assert Watch(presence, "x", "x", print)._answers_at("127.0.0.1") is False
