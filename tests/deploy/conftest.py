"""A machine on which offline folders are tried out."""

import os

import pytest

from deploy.updating import services, serving
from tests.deploy import offline


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """A machine with nothing on it; its server is stopped at the end."""
    if os.name == "nt":  # where a process also begins more slowly
        monkeypatch.setitem(services.SERVICES, "by-hand", offline.Loose())
    by_hand = services.SERVICES["by-hand"]
    monkeypatch.setattr(services, "of_this_machine", lambda: "by-hand")
    monkeypatch.setattr(services.ByHand, "ports", (offline.some_port(),))
    monkeypatch.setattr(serving, "PATIENCE", 20 if os.name == "nt" else 2)
    machine = offline.Bench(tmp_path / "machine")
    yield machine
    if (machine.program / "place.json").exists():
        by_hand.stop(services_place(machine))


def services_place(machine):
    return offline.Place(machine.program, machine.data, 0, "by-hand")


@pytest.fixture
def installed(bench, tmp_path):
    """Version 1.0 with a book in which one word was written."""
    place = bench.install(offline.make_folder(tmp_path, "1.0"))
    offline.write(place, "trước")
    return place
