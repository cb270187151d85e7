"""The name in a real network: the loopback, on which several machines have an address each."""

import gc
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from zeroconf import AddressResolverIPv4, IPVersion, Zeroconf

from app.lan import announcing
from app.lan.announcing import Announcement, NotAnnounced

FIRST, SECOND, ASKING = ("127.0.9.1",), ("127.0.9.2",), ["127.0.9.3"]
TITLE = "Sổ Hòa Giải – Phường Tân Phong"
LABEL = "thu-ten-mang"


@pytest.fixture(autouse=True)
def close_by(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announcing, "PROBE", 350)  # who answers here, answers at once


@pytest.fixture
def ending() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def announce(ending: ExitStack, addresses: tuple[str, ...], label: str = LABEL) -> tuple:
    one = Announcement(label, TITLE, addresses, 8000)
    ending.callback(one.end)
    return one, one.begin()


def ask(name: str, patience: int = 3000) -> list[str]:
    network = Zeroconf(interfaces=ASKING, ip_version=IPVersion.V4Only)
    try:
        asked = AddressResolverIPv4(f"{name}.local.")
        asked.request(network, patience)
        return asked.parsed_addresses()
    finally:
        network.close()


def listed(name: str) -> tuple[str, int] | None:
    network = Zeroconf(interfaces=ASKING, ip_version=IPVersion.V4Only)
    try:
        found = network.get_service_info(announcing.KIND, f"{name}.{announcing.KIND}", 3000)
        return found and (found.server, found.port)
    finally:
        network.close()


def test_two_machines_of_one_name_are_both_found(ending):
    first, name = announce(ending, FIRST)
    assert name == LABEL
    assert ask(name) == list(FIRST)
    assert listed(TITLE) == (f"{LABEL}.local.", 8000)
    _second, other = announce(ending, SECOND)
    assert other == f"{LABEL}-2"
    assert ask(other) == list(SECOND)
    assert not first.is_lost()
    first.end()
    assert ask(name, 600) == []


def test_of_two_that_spoke_at_once_the_smaller_address_takes_another_name(ending, monkeypatch):
    with monkeypatch.context() as hasty:
        hasty.setattr(Announcement, "_free_name", lambda self: f"{LABEL}-cung-luc")
        first, _ = announce(ending, FIRST)
        second, _ = announce(ending, SECOND)
    assert first.is_lost()
    assert not second.is_lost()
    assert second.is_lost()  # who has not given way by the next look is no book, and stays


# the library leaves the sockets that it opened before it was refused to the collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_network_that_takes_no_names_is_told_in_words():
    nowhere = Announcement(LABEL, TITLE, ("203.0.113.9",), 8000)  # no address of this machine
    with pytest.raises(NotAnnounced, match="địa chỉ bằng số"):
        nowhere.begin()
    nowhere.end()
    del nowhere
    gc.collect()
