"""Exchange by letter: what a session does over the wire, done by two files.

The sender writes all that the superior has not acknowledged, from that very place on: a
letter that is lost costs nothing, the next one holds everything again. The superior takes
it in as if each frame had come by wire and writes an answer; the answer, carried back, is
believed like one that came by wire. Positions with their chains let wire and stick mix
freely and in any order.

Where the two sides were not level at last sight, the letter also asks what is held there
(see :mod:`sync.mend`), so that one way there and back is enough to find what is missing.
Files follow the lines as far as there is room (see :mod:`sync.enclose`).
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nacl.signing import SigningKey

from sync import letter as files
from sync.chain import START, Place
from sync.digest import Sum
from sync.down import READ, Reading
from sync.enclose import count_files, enclosed, hear_of_files
from sync.frames import BadFrame, Envelope, seal, unwrap
from sync.letter import BadLetter, Fault, Kind, Opened, open_letter
from sync.mend import Found, count, expected_buckets, mend_buckets
from sync.messages import Reply, Request, line_out
from sync.notes import ACKED, LETTERS, LEVEL, SEEN, SENT, get_number, get_place, next_stretch
from sync.ports import Caller, Inbox, Ledger
from sync.receive import Receiver
from sync.scope import follow
from sync.settle import Report, Settling
from sync.shelves import Satchel
from sync.superior import TurnedAway, bucket_question, listing_in
from sync.values import pair, place
from sync.witness import Teller

BATCH = 1024 * 1024
"""Bytes of raw lines in one frame."""
MOST = 32 * 1024 * 1024
"""Bytes of frames in one letter: some 100,000 versions; what is beyond goes with the next."""
REMEMBERED = 20
"""Letters of which the answer can still be heard."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What the sender remembers of a letter: ``records`` are the versions in it, ``asked``
    the units and kinds of which it asks what is held. ``files``, of which bytes lie in it, are
    told once, when it is written."""

    number: int
    binding: bytes
    request: Request
    records: int
    asked: tuple[tuple[str, str], ...]
    files: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a letter at the superior: how far its log was held before and after;
    ``records`` and ``files`` are those in it."""

    caller: Caller
    answer: bytes
    records: int
    before: Place
    after: Place
    refused: int
    files: int

    @property
    def is_new(self) -> bool:
        return self.before != self.after


def write(
    ledger: Ledger,
    satchel: Satchel,
    superior: bytes,
    signer: SigningKey,
    scope: frozenset[str],
    teller: Teller | None = None,
) -> tuple[bytes, Letter]:
    """A letter to the superior with this public key, and what is remembered of it."""
    about_files = enclosed(ledger, satchel)
    pieces = [seal(signer, superior, *one) for one in about_files]
    with ledger.transaction():
        follow(ledger, scope)
        log, head = ledger.head()
        start, seen = get_place(ledger, ACKED), get_place(ledger, SEEN)
        frames, at, records, size = [], start, 0, 0
        while at != head and size < MOST:
            to, outgoing = next_stretch(ledger, at.seq, BATCH, scope)
            lines = [line_out(one, at.seq) for one in outgoing if one.raw is not None]
            frames.append(seal(signer, superior, Request(log, at, to, seen).head(), lines))
            at, records, size = to, records + len(lines), size + len(frames[-1])
        request = Request(log, start, at, seen, get_place(ledger, READ))
        last = replace(request, from_=at, book=teller and teller.say())
        frames.append(seal(signer, superior, last.head()))
        asked = {} if ledger.get(LEVEL) else _sums(ledger, scope)
        frames += [
            seal(signer, superior, bucket_question(*pair_, sums)) for pair_, sums in asked.items()
        ]
        data = files.close(signer, superior, Kind.LETTER, frames + pieces)
        known = _letters(ledger)
        written = Letter(
            number=known[0].number + 1 if known else 1,
            binding=files.binding(data),
            request=request,
            records=records,
            asked=tuple(asked),
            files=count_files(head for head, _ in about_files),
        )
        _remember(ledger, [written, *known])
        # From here on the superior may have these, whatever we hear of it.
        ledger.put(SENT, str(max(at.seq, get_number(ledger, SENT))))
    return data, written


def read(receiver: Receiver, data: bytes) -> Read:
    """Take a letter in and answer it; raises :class:`BadLetter`, and then nothing has changed."""
    letter = open_letter(receiver.signer, data, Kind.LETTER)
    envelopes = _verified(letter, bytes(receiver.signer.verify_key))
    sender = envelopes[0].sender
    caller = receiver.guard.caller(sender)
    if caller is None or caller.revoked:
        raise BadLetter(Fault.REVOKED if caller else Fault.STRANGER)
    if caller.moved_to is not None:
        raise BadLetter(Fault.MOVED)
    opened = _look_into(envelopes)
    request = Request.read(opened[0][0])
    with receiver.ledger.transaction():
        reader = receiver.ledger.reader(request.log)
    answers: dict[str, list[tuple[dict[str, Any], list[bytes]]]] = defaultdict(list)
    for envelope, (head, _) in zip(envelopes, opened, strict=True):
        answers[head["op"]].append(receiver.hear(envelope))
    last = answers["exchange"][-1]
    about = files.binding(data)
    told = [last, *answers["bucket"], *answers["files"]]
    frames = [seal(receiver.signer, sender, *one, bound=about) for one in told]
    answer = files.close(receiver.signer, sender, Kind.ANSWER, frames, about=about)
    reply = Reply.read(*last)
    before = reader.place if reader else START
    records = sum(len(lines) for head, lines in opened if head["op"] == "exchange")
    held = count_files(head for head, _ in opened)
    return Read(caller, answer, records, before, reply.at, len(reply.answers), held)


def hear_answer(
    ledger: Ledger,
    inbox: Inbox,
    satchel: Satchel,
    superior: bytes,
    signer: SigningKey,
    scope: frozenset[str],
    data: bytes,
    teller: Teller | None = None,
) -> tuple[Letter, Report]:
    """Believe the answer to a letter of ours; raises :class:`BadLetter` or
    :class:`TurnedAway`, and then nothing has changed."""
    opened = open_letter(signer, data, Kind.ANSWER)
    envelopes = _verified(opened, bytes(signer.verify_key), bound=opened.about)
    if envelopes[0].sender != superior:
        raise BadLetter(Fault.NOT_ABOVE)
    try:
        (first, told), *others = [envelope.open() for envelope in envelopes]
        if "no" in first:
            raise TurnedAway.read(first)
        reply = Reply.read(first, told)
    except (BadFrame, ValueError) as error:
        raise BadLetter(Fault.ALTERED) from error
    listings = [one for one in others if "listed" in one[0]]
    about_files = [head for head, _ in others if "said" in head]
    with ledger.transaction():
        written = _letter_of(ledger, opened.about, reply)
        settling = Settling(ledger, scope)
        if settling.settle(written.request, reply) and not settling.report.agrees:
            _mend(ledger, written, listings, settling.report)
        if reply.down and written.request.down == get_place(ledger, READ):
            Reading(ledger, inbox, scope, settling.report).take(reply.down)
        if teller:
            teller.hear(reply.book)
        try:
            hear_of_files(ledger, satchel, about_files)
        except BadFrame as error:
            raise BadLetter(Fault.ALTERED) from error
    return written, settling.report


def _letters(ledger: Ledger) -> list[Letter]:
    """The letters written here whose answers can be heard, newest first."""
    return [_letter_in(one) for one in json.loads(ledger.get(LETTERS) or "[]")]


def _letter_of(ledger: Ledger, about: bytes, reply: Reply) -> Letter:
    """The letter that this answers, unless more has been heard since it was written."""
    written = next((one for one in _letters(ledger) if one.binding == about), None)
    if written is None:
        raise BadLetter(Fault.NOT_ASKED)
    acked = get_place(ledger, ACKED)
    if written.request.log != ledger.head()[0]:
        raise BadLetter(Fault.OLDER)
    if reply.at.seq < acked.seq and acked != written.request.from_:
        raise BadLetter(Fault.OLDER)
    return written


def _mend(
    ledger: Ledger,
    written: Letter,
    listings: Sequence[tuple[dict[str, Any], list[bytes]]],
    report: Report,
) -> None:
    found = Found()
    for (unit, kind), (head, lines) in zip(written.asked, listings, strict=False):
        listed, held, _ = listing_in(unit, head, lines)
        mend_buckets(ledger, unit, kind, listed, held, found)
    count(ledger, found)
    report.mended, report.ahead = found.mended, found.ahead.total()


def _sums(ledger: Ledger, scope: frozenset[str]) -> Mapping[tuple[str, str], Mapping[int, Sum]]:
    return {pair_: expected_buckets(ledger, *pair_) for pair_ in sorted(ledger.totals(scope))}


def _verified(letter: Opened, recipient: bytes, **bound: bytes) -> list[Envelope]:
    """All frames, which one and the same sender has signed for this recipient, and as a whole."""
    try:
        envelopes = [unwrap(one) for one in letter.frames]
        for envelope in envelopes:
            envelope.verify(recipient, **bound)
    except BadFrame as error:
        raise BadLetter(Fault.ALTERED) from error
    if len({one.sender for one in envelopes}) != 1:
        raise BadLetter(Fault.ALTERED)
    letter.verify(envelopes[0].sender)
    return envelopes


def _look_into(envelopes: Sequence[Envelope]) -> list[tuple[dict[str, Any], list[bytes]]]:
    """What each frame of a letter says; the first is an exchange."""
    try:
        opened = [envelope.open() for envelope in envelopes]
        Request.read(opened[0][0])
        if not all(isinstance(head.get("op"), str) for head, _ in opened):
            raise BadFrame("op")
    except BadFrame as error:
        raise BadLetter(Fault.ALTERED) from error
    return opened


def _remember(ledger: Ledger, known: Sequence[Letter]) -> None:
    ledger.put(LETTERS, json.dumps([_letter_out(one) for one in known[:REMEMBERED]]))


def _letter_out(letter: Letter) -> list[Any]:
    request = letter.request
    places = [pair(one or START) for one in (request.from_, request.to, request.seen, request.down)]
    asked = [list(one) for one in letter.asked]
    binding = letter.binding.hex()
    return [letter.number, binding, request.log, *places, letter.records, asked]


def _letter_in(value: list[Any]) -> Letter:
    number, binding, log, from_, to, seen, down, records, asked = value
    request = Request(log, place(from_), place(to), place(seen), place(down))
    pairs = tuple((unit, kind) for unit, kind in asked)
    return Letter(number, bytes.fromhex(binding), request, records, pairs)
