"""Counting an election: who must come, how many must agree, which figures cannot be.

Căn cứ: Điều 8, Điều 14 Luật Hòa giải ở cơ sở số 35/2013/QH13; Điều 12 Nghị quyết liên tịch số
01/2014/NQLT/CP-UBTƯMTTQVN.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from app.domain.errors import RuleViolation
from app.domain.teams.kinds import ElectionOf, Voting

MOST_VOTERS, MOST_SEATS = 100_000, 50


@dataclass(frozen=True, slots=True)
class ElectionLaw:
    """Shares in hundredths, each to be exceeded; ``until`` is the first day it is no more."""

    valid_from: date
    until: date | None
    attending: int
    agreeing: int


LAWS: tuple[ElectionLaw, ...] = (ElectionLaw(date(2014, 1, 1), None, attending=50, agreeing=50),)


def law_on(day: date) -> ElectionLaw:
    for law in LAWS:
        if law.valid_from <= day and (law.until is None or day < law.until):
            return law
    raise RuleViolation(
        "Luật Hòa giải ở cơ sở có hiệu lực từ 01/01/2014. Cuộc bầu trước ngày này không ghi ở đây; "
        "hãy nhập thẳng hòa giải viên đã được công nhận."
    )


@dataclass(frozen=True, slots=True)
class Threshold:
    """More than ``percent`` of ``of`` households or mediators."""

    percent: int
    of: int
    whom: str

    @property
    def least(self) -> int:
        """The smallest whole number that is more than the share."""
        return self.of * self.percent // 100 + 1

    @property
    def how(self) -> str:
        return f"cần trên {self.percent}% của {self.of} {self.whom}, ít nhất {self.least}"


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted. ``voters``: the households of the village, or the mediators of the team.

    ``seats`` is how many are to be elected. None where nothing has been counted yet.
    """

    of: ElectionOf
    voting: Voting
    seats: int
    voters: int | None = None
    present: int | None = None
    slips_out: int | None = None
    slips_back: int | None = None
    slips_valid: int | None = None

    def figures(self) -> list[tuple[str, int | None]]:
        """The figures by name, each of which cannot be more than the one before it."""
        found = [(VOTERS[self.of], self.voters)]
        if self.voting.is_meeting:
            found.append((PRESENT[self.of], self.present))
        if self.voting.has_slips:
            found += [
                ("số phiếu phát ra", self.slips_out),
                ("số phiếu thu về", self.slips_back),
                ("số phiếu hợp lệ", self.slips_valid),
            ]
        return found


VOTERS = {
    ElectionOf.MEDIATORS: "số hộ gia đình của thôn, bản, tổ dân phố",
    ElectionOf.LEADER: "số hòa giải viên của tổ",
}
PRESENT = {
    ElectionOf.MEDIATORS: "số đại diện hộ gia đình có mặt",
    ElectionOf.LEADER: "số hòa giải viên có mặt",
}
_WHOM = {ElectionOf.MEDIATORS: "hộ", ElectionOf.LEADER: "hòa giải viên của tổ"}


@dataclass(frozen=True, slots=True)
class Votes:
    """One candidate; ``again`` are the votes of a second vote among those who tied."""

    key: Hashable
    name: str
    votes: int | None
    again: int | None = None


def is_counted(count: Count, candidates: Sequence[Votes]) -> bool:
    """Whether the result is there; refuses half a result."""
    voters, *figures = count.figures()
    figures += [(f"số phiếu của {one.name}", one.votes) for one in candidates]
    if all(value is None for _, value in figures):
        return False
    if missing := [name for name, value in (voters, *figures) if value is None]:
        raise RuleViolation(
            f"Kết quả bầu còn thiếu: {'; '.join(missing)}. Hãy ghi đủ, hoặc để trống cả kết quả "
            "nếu chưa bầu."
        )
    return True


def check_count(count: Count, candidates: Sequence[Votes]) -> None:
    """Refuse figures that cannot be: more votes than slips, more slips back than out."""
    figures = count.figures()
    if not 1 <= (figures[0][1] or 0) <= MOST_VOTERS:
        what = figures[0][0]
        raise RuleViolation(f"Hãy ghi {what}, từ 1 đến {MOST_VOTERS}.")
    for whole, part in pairwise(figures):
        _check_part(*part, *whole)
    for one in candidates:
        _check_part(f"số phiếu của {one.name}", one.votes, *figures[-1])
        _check_part(f"số phiếu bầu lại của {one.name}", one.again, *figures[0])


def _check_part(what: str, value: int | None, whole: str, most: int | None) -> None:
    if value is None or most is None:
        return
    if value < 0:
        raise RuleViolation(f"{_capital(what)} không thể là số âm.")
    if value > most:
        raise RuleViolation(
            f"{_capital(what)} ({value}) không thể nhiều hơn {whole} ({most}). Hãy xem lại hai số."
        )


def attending(count: Count, *, held_on: date) -> Threshold | None:
    """How many must come; None where the law asks for no such share.

    Căn cứ: khoản 2 Điều 12 Nghị quyết liên tịch số 01/2014/NQLT/CP-UBTƯMTTQVN.
    """
    if not count.voters or not count.voting.is_meeting or count.of is ElectionOf.LEADER:
        return None
    return Threshold(law_on(held_on).attending, count.voters, _WHOM[count.of])


def agreeing(count: Count, *, held_on: date) -> Threshold | None:
    """How many must agree, of all households or of all mediators, not of those who came.

    Căn cứ: khoản 3 Điều 8, Điều 14 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    if not count.voters:
        return None
    return Threshold(law_on(held_on).agreeing, count.voters, _WHOM[count.of])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
