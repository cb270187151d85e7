"""The counts by which the faults are judged can be red: each on a planted fault."""

import json
import socket
import sqlite3
import threading
from contextlib import closing
from hashlib import sha256
from types import SimpleNamespace
from uuid import uuid4

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from requests.adapters import HTTPAdapter

from app.instance import DATABASE_FILE
from app.opening import BookFile
from bench.faults import all as everything
from bench.faults.crowd import ONCE_MORE
from bench.faults.desk import missing, trouble_in
from bench.faults.figures import LONGEST, together
from bench.faults.flips import HERE, _flip, _found, _rows
from bench.faults.forgetful import Cache
from bench.faults.ledgers import Told, wrongs

TABLES = """
CREATE TABLE journal (sequence INTEGER PRIMARY KEY, request_key, subject, subject_id, revision,
                      changes);
CREATE TABLE mediation_case (id, team_id, book_year, book_number, summary, revision);
CREATE TABLE party (id, case_id);
CREATE TABLE attachment (id);
"""
LINE = (
    "INSERT INTO journal (request_key, subject, subject_id, revision, changes) VALUES (?,?,?,?,?)"
)


@pytest.fixture
def book(tmp_path):
    """A book of two cases, one of them set right once; ``told`` is what their people were told."""
    path = tmp_path / "book.sqlite"
    taken_in, changed = {}, {}
    with closing(sqlite3.connect(path)) as book:
        book.executescript(TABLES)
        for number in (1, 2):
            case, key = uuid4(), uuid4().hex
            taken_in[key] = f"/hoa-giai/{case}"
            row = (case.hex, "t", 2026, number, f"case {number}", 1)
            book.execute("INSERT INTO mediation_case VALUES (?,?,?,?,?,?)", row)
            _line(book, key, "mediation_case", case.hex, 1, {"summary": [None, f"case {number}"]})
            for _ in range(2):
                party = uuid4().hex
                book.execute("INSERT INTO party VALUES (?,?)", (party, case.hex))
                _line(book, None, "party", party, 1, {})
        changed["k"] = ["case 2", "set right"]
        _line(book, "k", "mediation_case", case.hex, 2, {"summary": changed["k"]})
        book.execute("UPDATE mediation_case SET summary = 'set right', revision = 2 WHERE "
                     "book_number = 2")  # fmt: skip
        book.commit()
    return SimpleNamespace(path=path, told=Told(taken_in, changed))


def _line(book, key, subject, subject_id, revision, changes):
    book.execute(LINE, (key, subject, subject_id, revision, json.dumps(changes)))


def found(book, *plants):
    with closing(sqlite3.connect(book.path)) as connection:
        for plant in plants:
            connection.execute(plant)
        connection.commit()
    counts = wrongs(f"sqlite:///{book.path}", book.told).counts()
    return {name: count for name, count in counts.items() if count}


def test_a_book_as_it_should_be_has_nothing_wrong(book):
    assert found(book) == {}


ONE = "(SELECT id FROM mediation_case WHERE book_number = 1)"


@pytest.mark.parametrize(
    ("plants", "wrong"),
    [
        (["DELETE FROM mediation_case WHERE book_number = 2"], "lost"),
        (["DELETE FROM journal WHERE request_key = 'k'"], "lost"),
        (["UPDATE mediation_case SET summary = 'same'"], "doubled"),
        ([f"DELETE FROM party WHERE rowid = 1 AND case_id = {ONE}"], "half"),
        ([f"DELETE FROM journal WHERE subject_id = {ONE}"], "half"),
        (["INSERT INTO attachment VALUES ('without a line')"], "half"),
        (["UPDATE mediation_case SET book_number = 1"], "numbers"),
        (["UPDATE mediation_case SET book_number = 3 WHERE book_number = 2"], "numbers"),
        (["UPDATE mediation_case SET summary = 'another' WHERE book_number = 1"], "overwritten"),
        (["""UPDATE journal SET changes = '{"summary": ["unseen", "set right"]}'
             WHERE request_key = 'k'"""], "overwritten"),
    ],
)  # fmt: skip
def test_each_planted_fault_is_counted(book, plants, wrong):
    assert wrong in found(book, *plants)


def test_what_is_lost_and_what_is_doubled_is_counted():
    saved = {}
    with closing(sqlite3.connect(":memory:")) as book:
        book.execute("CREATE TABLE journal (request_key, subject_id)")
        book.execute("CREATE TABLE mediation_case (id, summary)")
        book.execute("CREATE TABLE attachment (id)")
        for _ in range(2):
            key, one = uuid4().hex, uuid4()
            book.execute("INSERT INTO journal VALUES (?, ?)", (key, one.hex))
            book.execute("INSERT INTO mediation_case VALUES (?, ?)", (one.hex, key))
            saved[key] = f"/hoa-giai/{one}"
        assert missing(book, saved) == (0, 0)
        book.execute("INSERT INTO mediation_case SELECT 'x', summary FROM mediation_case LIMIT 1")
        assert missing(book, saved) == (0, 1)
        book.execute("DELETE FROM mediation_case WHERE rowid = 2")
        assert missing(book, saved) == (1, 1)


def test_parts_of_a_chapter_are_one_and_a_run_goes_on_where_it_was_stopped(tmp_path):
    one, other = {"kills": 2, f"{LONGEST}away": 3.0}, {"kills": 3, f"{LONGEST}away": 1.0, "lost": 1}
    assert together(one, other) == {"kills": 5, f"{LONGEST}away": 3.0, "lost": 1}
    played = []

    def play(ground, size):
        played.append(size)
        if len(played) == 2:
            raise KeyboardInterrupt
        return {"kills": size}

    chapter = SimpleNamespace(name="toy", part=4, people=0, play=play, figures=lambda tally: [])
    with pytest.raises(KeyboardInterrupt):
        everything.play(chapter, 10, everything.Notes(tmp_path), 1)
    everything.play(chapter, 10, everything.Notes(tmp_path), 1)
    assert played == [4, 4, 4, 2]
    assert everything.Notes(tmp_path).tally(chapter) == {"kills": 10}


def test_two_lines_share_their_notes_and_play_no_chapter_twice(tmp_path):
    first, second = everything.Notes(tmp_path), everything.Notes(tmp_path)
    toy, other = (SimpleNamespace(name=name) for name in ("toy", "other"))
    with first.alone("toy") as is_free, second.alone("toy") as is_free_too:
        assert (is_free, is_free_too) == (True, False)
        with second.alone("other") as is_free:
            assert is_free
    with second.alone("toy") as is_free:
        assert is_free
    first.add(toy, 3, 1.0, {"kills": 3})
    second.add(other, 2, 1.0, {"cuts": 2})
    first.read()
    assert (first.size(toy), first.size(other)) == (3, 2)


def test_each_target_has_its_row_whether_it_was_played_or_not(tmp_path):
    page = everything.page(everything.Notes(tmp_path))
    rows = [line for line in page.splitlines() if line.endswith("| not run |")]
    faults = {"F2", "F3", "F5", "S14", *(f"R{n}" for n in range(1, 14))}
    assert {row.split()[1] for row in rows} == faults


def test_what_a_disk_has_left_half_written_is_found(tmp_path):
    digest, whole = sha256(b"paper").hexdigest(), tmp_path / "files" / "ab"
    whole.mkdir(parents=True)
    (whole / digest).write_bytes(b"paper")
    with closing(sqlite3.connect(tmp_path / DATABASE_FILE)) as book, book:
        book.execute("CREATE TABLE journal (request_key, subject_id)")
        book.execute("CREATE TABLE mediation_case (id, summary)")
        book.execute("CREATE TABLE attachment (id, sha256, preview_sha256)")
        book.execute("INSERT INTO attachment VALUES ('x', ?, NULL)", [digest])
    assert trouble_in(tmp_path, {}) == []
    (whole / digest).write_bytes(b"pap")
    (whole / f".{digest}.1").touch()
    assert trouble_in(tmp_path, {}) == ["1 papers not whole", "1 half-written files"]
    assert trouble_in(tmp_path, {"key": f"/tep/{uuid4()}"})[0] == "1 lost"


def test_a_flipped_byte_is_told_by_what_it_has_done(tmp_path):
    book = BookFile(tmp_path / "book")
    with closing(book.connect()) as connection, connection:
        connection.execute("CREATE TABLE village (name)")
        connection.executemany("INSERT INTO village VALUES (?)", [["Tả Lèng"]] * 400)
    before, content = _rows(book), bytearray(book.path.read_bytes())
    assert _found(book, before) == "harmless"
    _flip(book.path, content.rindex(b"T"), 1)
    assert _found(book, before) == "a letter is another"
    content[4096:4160] = HERE
    book.path.write_bytes(content)
    assert _found(book, before) == "found at the start"


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("write"), st.integers(0, 9000), st.integers(1, 9000)),
            st.tuples(st.just("cut"), st.integers(0, 12000), st.just(0)),
            st.tuples(st.just("force"), st.just(0), st.just(0)),
        ),
        max_size=12,
    )
)
def test_a_disk_that_forgets_keeps_what_was_forced_out_and_only_that(tmp_path_factory, acts):
    path = tmp_path_factory.mktemp("disk") / "file"
    path.write_bytes(b"sure" * 1500)
    seen = forced = path.read_bytes()
    cache = Cache()
    with path.open("r+b") as file:
        for number, (act, place, size) in enumerate(acts, 1):
            if act == "write":
                data = bytes([number]) * size
                cache.write(file.fileno(), data, place)
                seen = seen[:place].ljust(place, b"\0") + data + seen[place + size :]
            elif act == "cut":
                cache.cut(file.fileno(), place)
                seen = seen[:place].ljust(place, b"\0")
            else:
                cache.force(file.fileno())
                forced = seen
            assert cache.length(file.fileno()) == len(seen)
            assert cache.read(file.fileno(), 99_999, 0) == seen
            assert cache.read(file.fileno(), 700, 3900) == seen[3900:4600]
            assert path.read_bytes() == forced


def test_a_form_goes_once_more_where_a_kept_connection_was_closed_under_it():
    """The first connection is closed without an answer to its second request, as a server does that
    had heard nothing on it for long; a browser asks again on another."""
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server, requests.Session() as web:
        web.mount("http://", HTTPAdapter(max_retries=ONCE_MORE))
        serving = threading.Thread(target=_answer_once_each, args=(server, asked), daemon=True)
        serving.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        histories = [
            len(web.post(address, data={"a": n}, timeout=9).raw.retries.history) for n in (1, 2)
        ]
        serving.join(9)
    assert histories == [0, 1]
    assert asked == [b"a=1", b"a=2", b"a=2"]


def _answer_once_each(server, asked):
    with server.accept()[0] as kept:
        asked.append(_asked_on(kept))
        kept.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        asked.append(_asked_on(kept))
    with server.accept()[0] as anew:
        asked.append(_asked_on(anew))
        anew.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


def _asked_on(connection):
    came = b""
    while not came.endswith((b"a=1", b"a=2")):
        came += connection.recv(4096)
    return came[-3:]
