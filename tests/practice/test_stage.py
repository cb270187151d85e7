"""The demonstration's folder: only what it made itself is cleared, ports stay the same."""

import socket

import pytest

from app.instance import InstanceProblem
from app.practice.demo.cast import OFFICE, PARTS
from app.practice.demo.stage import MARK, STATE, Stage


@pytest.fixture
def stage(tmp_path):
    one = Stage(tmp_path)
    one.open(fresh=False)
    return one


def ports_of(stage):
    return {part.unit: stage.choose_port(part) for part in PARTS}


def test_a_laid_out_stage_can_be_cleared_and_laid_out_again(stage):
    stage.lay_out()
    stage.save(ready=True)
    (stage.path(OFFICE) / "something.sqlite").write_text("old")
    assert stage.is_ready
    stage.clear()
    assert not stage.is_ready
    stage.lay_out()
    assert [child.name for child in stage.path(OFFICE).iterdir()] == [MARK]


def test_a_folder_that_the_demonstration_did_not_make_is_never_deleted(stage):
    stage.lay_out()
    own = stage.path(PARTS[2])
    (own / MARK).unlink()
    (own / "sohoagiai.sqlite").write_text("a real book")
    with pytest.raises(InstanceProblem, match="không phải do bản trình diễn tạo"):
        stage.clear()
    assert (own / "sohoagiai.sqlite").read_text() == "a real book"
    assert stage.path(OFFICE).is_dir()


def test_other_files_in_the_folder_stay(stage):
    stage.lay_out()
    (stage.folder / "ghi-chu.txt").write_text("của tôi")
    stage.clear()
    assert (stage.folder / "ghi-chu.txt").exists()


def test_what_was_known_is_known_again(stage):
    stage.lay_out()
    ports = ports_of(stage)
    stage.save(ready=True)
    again = Stage(stage.folder)
    again.open(fresh=False)
    assert again.is_ready
    assert ports_of(again) == ports
    assert len(set(ports.values())) == 3


def test_a_port_that_is_taken_meanwhile_is_replaced_and_the_others_stay(stage):
    ports = ports_of(stage)
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", ports[OFFICE.unit]))
        other.listen()
        now = ports_of(stage)
    assert now[OFFICE.unit] != ports[OFFICE.unit]
    assert {u: p for u, p in now.items() if u != OFFICE.unit} == {
        u: p for u, p in ports.items() if u != OFFICE.unit
    }


def test_a_torn_state_file_is_told_in_words_and_starting_anew_mends_it(stage):
    stage.lay_out()
    stage.save(ready=True)
    (stage.folder / STATE).write_text("{")
    with pytest.raises(InstanceProblem, match="--fresh"):
        Stage(stage.folder).open(fresh=False)
    anew = Stage(stage.folder)
    anew.open(fresh=True)
    assert not anew.is_ready
    anew.clear()
    anew.lay_out()


def test_starting_anew_keeps_the_ports(stage):
    stage.lay_out()
    stage.save(ready=True, ports={part.unit: 50000 + n for n, part in enumerate(PARTS)})
    anew = Stage(stage.folder)
    anew.open(fresh=True)
    assert not anew.is_ready
    assert anew.state["ports"] == stage.state["ports"]
