"""The superior as its subordinate sees it: requests go up, believed answers come back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nacl.signing import SigningKey

from sync.digest import BUCKETS, Sum
from sync.facts import Outgoing
from sync.files import File, Standing, fetch_head, piece_head, question, said_in
from sync.frames import BadFrame, binding, seal, unwrap
from sync.lines import BadLine, Key, Line, parse
from sync.messages import VERSION, Reply, Request, line_out, version_in
from sync.months import Months
from sync.ports import NotRecognised, Transport, Unreachable
from sync.values import held_in, number, sum_in, sum_out
from sync.versions import AT_ONCE


def bucket_question(
    unit: str, kind: str, sums: Mapping[int, Sum], first: int = 0
) -> dict[str, Any]:
    """What is asked about one unit and kind of which the totals differ."""
    asked = {bucket: sum_out(one) for bucket, one in sums.items()}
    return {"v": VERSION, "op": "bucket", "unit": unit, "kind": kind, "first": first, "sums": asked}


def listing_in(
    unit: str, head: Mapping[str, Any], lines: Sequence[bytes]
) -> tuple[list[int], dict[Key, bytes], bool]:
    """The buckets that differ, what is held in them, and whether there are more."""
    try:
        listed = [number(one, BUCKETS) for one in head["listed"]]
        held = {Key(unit, id_): short for id_, short in map(held_in, lines)}
        return listed, held, bool(head["more"])
    except (BadFrame, KeyError, TypeError, ValueError) as error:
        raise Unreachable("the answer cannot be read") from error


class TurnedAway(Exception):
    """The superior answered, signed, that it will not talk; ``args[0]`` says why, and ``to``
    under which unit the caller was moved."""

    def __init__(self, reason: str, to: str = "") -> None:
        super().__init__(reason)
        self.to = to

    @classmethod
    def read(cls, answer: Mapping[str, Any]) -> "TurnedAway":
        return cls(str(answer["no"]), str(answer.get("to", ""))[:32])


@dataclass(frozen=True, slots=True)
class Superior:
    """Whom we talk to (its public key) and by which road; ``signer`` is our own key."""

    transport: Transport
    key: bytes
    signer: SigningKey

    def exchange(self, request: Request, outgoing: Sequence[Outgoing] = ()) -> Reply:
        """Raises :class:`Unreachable` or :class:`TurnedAway`."""
        after = request.from_.seq
        lines = [line_out(one, after) for one in outgoing if one.raw is not None]
        head, told = self._ask(request.head(), lines)
        try:
            return Reply.read(head, told)
        except BadFrame as error:
            raise Unreachable("the answer cannot be read") from error

    def differing(self, sums: Mapping[tuple[str, str], Sum]) -> list[tuple[str, str]]:
        """The (unit, kind) for which the superior has another sum."""
        by_unit: dict[str, dict[str, Any]] = {}
        for (unit, kind), one in sums.items():
            by_unit.setdefault(unit, {})[kind] = sum_out(one)
        head, _ = self._ask({"v": VERSION, "op": "totals", "sums": by_unit})
        try:
            return [(str(unit), str(kind)) for unit, kind in head["differ"]]
        except (KeyError, TypeError, ValueError) as error:
            raise Unreachable("the answer cannot be read") from error

    def held(
        self, unit: str, kind: str, sums: Mapping[int, Sum]
    ) -> Iterator[tuple[list[int], dict[Key, bytes]]]:
        """Bucket by bucket where the superior differs: which ones, and what it holds there."""
        first, more = 0, True
        while more:
            head, lines = self._ask(bucket_question(unit, kind, sums, first))
            listed, held, more = listing_in(unit, head, lines)
            yield listed, held
            first = max(listed, default=0) + 1
            more = more and first < BUCKETS

    def months(self, unit: str) -> Months:
        """What the superior holds of a unit, by kind and month."""
        head, _ = self._ask({"v": VERSION, "op": "months", "unit": unit})
        try:
            return {
                str(kind): {str(month): sum_in(one) for month, one in sums.items()}
                for kind, sums in head["held"].items()
            }
        except (AttributeError, BadFrame, KeyError, TypeError) as error:
            raise Unreachable("the answer cannot be read") from error

    def versions(
        self, unit: str, records: Mapping[str, bytes | None]
    ) -> Iterator[Sequence[tuple[frozenset[bytes], bytes]]]:
        """Batch by batch the versions that the superior holds: ancestors and raw line.

        ``records``: by id the short hash of the version held here, if any.
        """
        waiting = [[id_, mine.hex() if mine else ""] for id_, mine in records.items()]
        while waiting:
            asked = {"v": VERSION, "op": "versions", "unit": unit}
            head, wire = self._ask(asked | {"of": waiting[:AT_ONCE]})
            looked = head.get("looked")
            if not isinstance(looked, int) or looked < 1:
                raise Unreachable("the answer cannot be read")
            yield [version_in(one) for one in wire]
            waiting = waiting[looked:]

    def version(self, key: Key) -> Line | None:
        """The version of one record that the superior holds."""
        for batch in self.versions(key.unit, {key.id: None}):
            for _, raw in batch:
                try:
                    line = parse(raw)
                except BadLine as error:
                    raise Unreachable("the answer cannot be read") from error
                if line.key == key:
                    return line
        return None

    def files(self, names: Sequence[File]) -> tuple[Sum, list[Standing]]:
        """The digest of all files of ours that are whole there, and how each of these stands."""
        return self._said(question(names), (), names)

    def piece(self, file: File, at: int, data: bytes) -> Standing:
        """Hand over bytes of a file; how it stands then."""
        _, (standing,) = self._said(piece_head(file, at), [data], [file])
        return standing

    def fetch(self, file: File, at: int, most: int) -> bytes:
        """Bytes of a file of ours that the superior holds; none where it does not."""
        _, wire = self._ask(fetch_head(file, at, most))
        return b"\n".join(wire)

    def _said(
        self, head: dict[str, Any], data: Sequence[bytes], names: Sequence[File]
    ) -> tuple[Sum, list[Standing]]:
        answer, _ = self._ask(head, data)
        try:
            held, said = said_in(answer)
        except BadFrame as error:
            raise Unreachable("the answer cannot be read") from error
        if [one.file for one in said] != list(names):
            raise Unreachable("the answer is about other files")
        return held, said

    def _ask(
        self, head: dict[str, Any], lines: Sequence[bytes] = ()
    ) -> tuple[dict[str, Any], list[bytes]]:
        frame = seal(self.signer, self.key, head, lines)
        try:
            envelope = unwrap(self.transport.deliver(frame))
            if envelope.sender != self.key:
                raise BadFrame("signed by another key")
            envelope.verify(bytes(self.signer.verify_key), bound=binding(frame))
            answer, wire = envelope.open()
        except BadFrame as error:
            raise NotRecognised("what answered is not the superior") from error
        if "no" in answer:
            raise TurnedAway.read(answer)
        return answer, wire
