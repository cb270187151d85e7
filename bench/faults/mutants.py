"""Letters on a stick that were altered on their way: none of them may be taken, wholly or in part.

A true letter of a commune is the seed. Its mutants: every cut and every bit of the file; the same
inside the seal, for anybody can seal for an office; pieces left out, doubled, exchanged. Each goes
through the product's own reading of a letter; it must be refused with a sentence, and the database
may not have been written to. Then the true letter is taken, and once more; and its frames signed
anew by a stranger and by another commune that the office knows: no record may change by that.
"""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from nacl.public import SealedBox
from nacl.signing import SigningKey

import sync.frames
import sync.letter
from app.domain.actors import Actor, Role
from app.domain.errors import RuleViolation
from app.exchange import letters
from app.exchange.identity import signing_key
from app.factory import create_app
from app.instance import DATABASE_FILE, load
from bench.faults.clerk import COMMUNE
from bench.faults.figures import Chapter, Figure, Ground, Tally
from bench.faults.world import OFFICE, World, command, in_process
from sync.frames import UNBOUND, seal, unwrap
from sync.letter import MAGIC, Kind, close, open_letter

MUTANTS, CONTROL, VILLAGES = 100_000, 300, 30
NEIGHBOUR = "03388"


def play(ground: Ground, mutants: float) -> Tally:
    world = World(ground.work / "world", random.Random(ground.seed))
    world.folder.mkdir()
    world.road = world.office_port
    world.found()
    neighbour = world.folder / "neighbour"
    own = ("init", "--unit", NEIGHBOUR, "--role", "commune", "--superior", OFFICE)
    command(neighbour, *own, "--admin", "quantri")
    code = command(world.office, "enrol", "new", "--unit", NEIGHBOUR).split()[-1]
    command(neighbour, "enrol", "join", f"http://127.0.0.1:{world.road}", code)
    world.employ_clerk()
    world.wait_for(VILLAGES)
    world.kill("clerk", "office")
    letter = in_process(lambda: _written(world.commune))
    careless = world.folder / "careless"
    shutil.copytree(world.office, careless)
    rng = random.Random(ground.seed)
    keys = signing_key(world.office), signing_key(neighbour)
    seen = in_process(lambda: _read_all(world.office, letter, keys, int(mutants), rng))
    loose = in_process(lambda: _read_carelessly(careless, letter, keys[0], rng))
    return {**seen, "loose": loose, "loosely": CONTROL}


def figures(seen: Tally) -> Sequence[Figure]:
    heads = (
        ("R7 altered, forged, foreign letters taken or half taken", f"{MUTANTS} mutants, 0"),
        ("R7 control: without looking at signatures some must get through", "> 0"),
    )
    if not seen:
        return [Figure(*one) for one in heads]
    wrong = seen["taken"] + seen["written"] + seen["stumbled"] + seen["replays"]
    return [
        Figure(
            *heads[0],
            f"{seen['mutants']:.0f} mutants: {seen['taken']:.0f} taken, {seen['written']:.0f} "
            f"refused and yet written, {seen['stumbled']:.0f} without a sentence; a true letter "
            f"read twice, and signed by others, changed {seen['replays']:.0f} records",
            not wrong,
            seen["mutants"] >= MUTANTS,
        ),
        Figure(*heads[1], f"{seen['loose']:.0f} of {seen['loosely']:.0f}", seen["loose"] > 0),
    ]


def _written(folder: Path) -> bytes:
    with create_app(load(folder)).app_context():
        sheet = letters.write_letter(by=_reader(COMMUNE))
        return letters.file_of(sheet.code)[1].read_bytes()


def _read_all(
    folder: Path,
    letter: bytes,
    keys: tuple[SigningKey, SigningKey],
    mutants: int,
    rng: random.Random,
) -> Tally:
    office, neighbour = keys
    seen: Counter[str] = Counter()
    with (
        create_app(load(folder)).app_context(),
        closing(sqlite3.connect(folder / DATABASE_FILE)) as watched,
    ):
        for _, mutant in zip(range(mutants), _mutants(letter, office, rng), strict=False):
            before = watched.execute("PRAGMA data_version").fetchone()
            seen["mutants"] += 1
            seen[_reading(mutant)] += 1
            seen["written"] += before != watched.execute("PRAGMA data_version").fetchone()
        letters.read_file(letter, by=_reader(OFFICE))
        held = _records(watched)
        if not held:
            raise SystemExit("the true letter held nothing")
        again = [
            letter,
            *(_signed_by(one, letter, office) for one in (neighbour, SigningKey.generate())),
        ]
        for one in again:
            seen["stumbled"] += _reading(one) == "stumbled"
        replays = len(set(held) ^ set(_records(watched)))
    return {name: seen[name] for name in ("mutants", "taken", "written", "stumbled")} | {
        "replays": replays
    }


def _read_carelessly(folder: Path, letter: bytes, office: SigningKey, rng: random.Random) -> int:
    """How many of those altered inside the seal get further than to a sentence."""
    sync.frames.Envelope.verify = lambda self, recipient, *, bound=UNBOUND: None
    sync.letter.Opened.verify = lambda self, sender: None
    content = _inside(letter, office)
    through = 0
    with create_app(load(folder)).app_context():
        for _ in range(CONTROL):
            through += _reading(
                _sealed(_flip(content, rng.randrange(len(content) * 8)), office)
            ) != ("refused")
    return through


def _reading(mutant: bytes) -> str:
    try:
        letters.read_file(mutant, by=_reader(OFFICE))
    except RuleViolation:
        return "refused"
    except Exception:
        return "stumbled"
    return "taken"


def _mutants(letter: bytes, office: SigningKey, rng: random.Random) -> Iterator[bytes]:
    """Each of those that can be numbered once, in random order, with others between them."""
    content = _inside(letter, office)
    numbered = [(kind, at) for kind, size in _SIZES for at in range(size(letter, content))]
    rng.shuffle(numbered)
    while True:
        for kind, at in numbered:
            match kind:
                case "cut":
                    yield letter[:at]
                case "bit":
                    yield _flip(letter, at)
                case "cut inside":
                    yield _sealed(content[:at], office)
                case "bit inside":
                    yield _sealed(_flip(content, at), office)
            if rng.random() < 0.1:
                yield _shuffled(letter, rng)
            if rng.random() < 0.05:
                yield _sealed(_shuffled(content, rng), office)


_SIZES = (
    ("cut", lambda letter, content: len(letter)),
    ("bit", lambda letter, content: len(letter) * 8),
    ("cut inside", lambda letter, content: len(content)),
    ("bit inside", lambda letter, content: len(content) * 8),
)


def _inside(letter: bytes, office: SigningKey) -> bytes:
    """What lies in the seal."""
    box = SealedBox(office.to_curve25519_private_key())
    return box.decrypt(letter[-int.from_bytes(letter[37:45], "big") :])


def _sealed(content: bytes, office: SigningKey) -> bytes:
    """Anybody can make one: the key that seals is public."""
    key = bytes(office.verify_key)
    sealed = SealedBox(office.verify_key.to_curve25519_public_key()).encrypt(content)
    return b"".join([MAGIC, Kind.LETTER.encode(), key, len(sealed).to_bytes(8, "big"), sealed])


def _signed_by(signer: SigningKey, letter: bytes, office: SigningKey) -> bytes:
    """What the commune wrote, said by somebody else to be theirs."""
    key = bytes(office.verify_key)
    opened = [unwrap(one).open() for one in open_letter(office, letter, Kind.LETTER).frames]
    frames = [seal(signer, key, head, lines) for head, lines in opened]
    return close(signer, key, Kind.LETTER, frames)


def _flip(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def _shuffled(data: bytes, rng: random.Random) -> bytes:
    """A piece left out, doubled, or put elsewhere."""
    start, end = sorted(rng.sample(range(len(data) + 1), 2))
    piece, rest = data[start:end], data[:start] + data[end:]
    match rng.randrange(3):
        case 0:
            return rest
        case 1:
            return data[:end] + piece + data[end:]
        case _:
            at = rng.randrange(len(rest) + 1)
            moved = rest[:at] + piece + rest[at:]
            return moved if moved != data else _flip(data, start * 8)


def _records(book: sqlite3.Connection) -> list[tuple]:
    wanted = "SELECT unit, record_id, kind, hash FROM ledger_record WHERE unit = ?"
    return book.execute(wanted, (COMMUNE,)).fetchall()


def _reader(unit: str) -> Actor:
    return Actor(name="Lò Thị Ngoan", role=Role.ADMINISTRATOR, unit=unit)


CHAPTER = Chapter("letters", "altered letters", MUTANTS, 10_000, play, figures)
