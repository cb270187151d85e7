"""Guards of an election's acts, from the list of candidates to the Chairman's decision."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import combinations

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.mediation.days import check_days
from app.domain.teams import basis
from app.domain.teams.composition import check_birth_year, is_same_person
from app.domain.teams.decisions import (
    PROPOSED_ON,
    RECEIVED_ON,
    Decision,
    check_decision,
    check_named,
    check_reason,
)
from app.domain.teams.kinds import VOTING_FOR, ElectionOf
from app.domain.teams.outcome import CandidateResult, Outcome, check_second_vote, outcome
from app.domain.teams.votes import MOST_SEATS, Count, Votes, check_count, is_counted, law_on

HELD_ON = "Ngày bầu"
FURTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate as the rules ask: a name, a year of birth, and the votes."""

    votes: Votes
    birth_year: int | None


def check_list(
    count: Count,
    candidates: Sequence[Standing],
    *,
    held_on: date,
    hours: tuple[time | None, time | None],
    chaired_by: str,
    today: date,
) -> None:
    """Refuse a list that cannot be voted on; the head of the Front's board is responsible.

    Căn cứ: Điều 8, Điều 14 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    check_named(chaired_by, "Trưởng ban công tác Mặt trận, người chủ trì cuộc bầu")
    law_on(held_on)
    if held_on > today + FURTHEST:
        raise RuleViolation(f"{HELD_ON} {show(held_on)} quá xa. Hãy kiểm tra lại năm.")
    if count.voting not in VOTING_FOR[count.of]:
        raise RuleViolation(
            "Tổ trưởng được bầu tại cuộc họp của các hòa giải viên, công khai hoặc bỏ phiếu kín.",
            basis=basis.LEADER,
        )
    begun, ended = hours
    if begun and ended and ended <= begun:
        raise RuleViolation("Giờ kết thúc phải sau giờ bắt đầu.")
    if not 1 <= count.seats <= MOST_SEATS:
        raise RuleViolation(f"Số người cần bầu phải từ 1 đến {MOST_SEATS}.")
    if not candidates:
        raise RuleViolation("Danh sách chưa có ai. Hãy ghi ít nhất một người ứng cử.")
    for one in candidates:
        check_birth_year(one.birth_year, on=held_on)
    for one, other in combinations(candidates, 2):
        if is_same_person((one.votes.name, one.birth_year), (other.votes.name, other.birth_year)):
            raise RuleViolation(
                f"{one.votes.name} có tên hai lần trong danh sách. Nếu là hai người, hãy ghi năm "
                "sinh của từng người."
            )


def count_votes(
    count: Count, candidates: Sequence[Votes], *, held_on: date, today: date
) -> Outcome | None:
    """The outcome, or None while nothing has been counted; refuses figures that cannot be."""
    if not is_counted(count, candidates):
        return None
    if held_on > today:
        raise RuleViolation(
            f"{HELD_ON} {show(held_on)} ở sau hôm nay nên chưa thể có kết quả. Hãy kiểm tra lại "
            "ngày, hoặc để trống kết quả."
        )
    check_count(count, candidates)
    check_second_vote(count, candidates, held_on=held_on)
    return outcome(count, candidates, held_on=held_on)


def check_send(
    of: ElectionOf,
    results: Collection[CandidateResult],
    *,
    meets_standards: bool,
    held_on: date,
    proposed_on: date,
    today: date,
) -> None:
    """Refuse a list for which nobody vouches, or a leader who is not clearly elected."""
    if of is ElectionOf.LEADER and CandidateResult.TIED in results:
        raise RuleViolation(
            "Chưa rõ ai trúng cử tổ trưởng vì bằng phiếu. Hãy bầu lại giữa những người bằng phiếu "
            "và ghi số phiếu bầu lại.",
            basis=basis.LEADER,
        )
    if not meets_standards:
        raise RuleViolation(
            "Hãy xác nhận những người được đề nghị đủ tiêu chuẩn hòa giải viên: thường trú tại "
            "thôn, bản, tổ dân phố, tự nguyện, có uy tín và hiểu biết pháp luật.",
            basis=basis.STANDARDS,
        )
    check_days(today, (HELD_ON, held_on), (PROPOSED_ON, proposed_on))


def check_receive(*, proposed_on: date | None, received_on: date, today: date) -> None:
    check_days(today, (PROPOSED_ON, proposed_on), (RECEIVED_ON, received_on))


def check_recognise(
    decision: Decision,
    *,
    proposed: Sequence[CandidateResult],
    chosen: Sequence[CandidateResult],
    seats: int,
    reason: str,
    received_on: date | None,
    today: date,
) -> None:
    """Refuse a recognition of nobody, of more than were to be elected, or silently of fewer.

    ``proposed`` are the results of those on the list, ``chosen`` of those recognised. Among
    those who tie the Chairman chooses; leaving out somebody elected needs a reason.
    """
    check_decision(decision, received_on=received_on, today=today)
    if not chosen:
        raise RuleViolation("Hãy chọn ít nhất một người được công nhận, hoặc ghi không công nhận.")
    if len(chosen) > seats:
        raise RuleViolation(
            f"Chỉ cần bầu {seats} người mà quyết định công nhận {len(chosen)}. Hãy bỏ chọn bớt "
            "trong những người bằng phiếu.",
            basis=basis.MAJORITY,
        )
    left_out = Counter(proposed) - Counter(chosen)
    if left_out[CandidateResult.ELECTED]:
        check_reason(reason, "không công nhận người đã trúng cử")


def check_refuse(*, reason: str, decided_on: date, received_on: date | None, today: date) -> None:
    """Căn cứ: the Chairman answers in writing with the reason."""
    check_reason(reason, "không công nhận")
    check_days(today, (RECEIVED_ON, received_on), ("Ngày trả lời", decided_on))
