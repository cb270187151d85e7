"""What follows from the votes: who is elected, who ties, what is still to be done."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.teams import basis
from app.domain.teams.kinds import ElectionOf
from app.domain.teams.votes import Count, Votes, agreeing, attending


class CandidateResult(LabelledEnum):
    ELECTED = "elected", "Trúng cử"
    TIED = "tied", "Bằng phiếu ở vị trí cuối"
    BEYOND = "beyond", "Đạt trên 50%, quá số cần bầu"
    NOT_ELECTED = "not_elected", "Không trúng cử"
    WITHDRAWN = "withdrawn", "Đã rút khỏi danh sách"
    RECOGNISED = "recognised", "Được công nhận"
    NOT_RECOGNISED = "not_recognised", "Không được công nhận"

    @property
    def is_proposed(self) -> bool:
        """Whether the list to the Chairman names this person."""
        return self in (CandidateResult.ELECTED, CandidateResult.TIED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Each candidate's result; ``sentences`` tell how it was computed and what comes next."""

    results: Mapping[Hashable, CandidateResult]
    sentences: tuple[str, ...]

    def number(self, result: CandidateResult) -> int:
        return sum(one is result for one in self.results.values())

    @property
    def has_proposal(self) -> bool:
        """Whether there is anybody to be proposed to the Chairman."""
        return any(result.is_proposed for result in self.results.values())


def outcome(count: Count, candidates: Sequence[Votes], *, held_on: date) -> Outcome:
    """Who is elected: more than half of all households (or mediators), highest votes first.

    Those who tie for the last seat stay undecided: a second vote among them (``again``) parts
    them, or the list names them all and the Chairman decides; nobody is chosen silently.

    Căn cứ: khoản 3 Điều 8, Điều 14 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    told = []
    if (quorum := attending(count, held_on=held_on)) is not None:
        is_valid = (count.present or 0) >= quorum.least
        told.append(
            f"Đại diện hộ gia đình dự họp: {quorum.how}; có mặt {count.present}, cuộc họp "
            f"{'hợp lệ' if is_valid else 'không hợp lệ'} ({basis.QUORUM})."
        )
        if not is_valid:
            told.append("Phải họp lại, hoặc phát phiếu lấy ý kiến các hộ gia đình.")
            nobody = dict.fromkeys((one.key for one in candidates), CandidateResult.NOT_ELECTED)
            return Outcome(nobody, tuple(told))
    need = agreeing(count, held_on=held_on)
    assert need, "the count has been checked"
    rule = basis.LEADER if count.of is ElectionOf.LEADER else basis.MAJORITY
    told.append(f"Số phiếu để trúng cử: {need.how} ({rule}).")
    results = _results(candidates, need.least, count.seats)
    return Outcome(results, (*told, *_told(count, candidates, results)))


def check_second_vote(count: Count, candidates: Sequence[Votes], *, held_on: date) -> None:
    """Refuse a second vote of some who tie and not of others, or of who did not tie."""
    if all(one.again is None for one in candidates):
        return
    first = outcome(count, [replace(one, again=None) for one in candidates], held_on=held_on)
    for one in candidates:
        tied = first.results[one.key] is CandidateResult.TIED
        if tied and one.again is None:
            raise RuleViolation(f"Hãy ghi số phiếu bầu lại của {one.name}, người cũng bằng phiếu.")
        if not tied and one.again is not None:
            raise RuleViolation(
                f"{one.name} không bằng phiếu ở vị trí cuối nên không có số phiếu bầu lại."
            )


def _rank(one: Votes) -> tuple[int, int]:
    return one.votes or 0, one.again or 0


def _results(
    candidates: Sequence[Votes], least: int, seats: int
) -> dict[Hashable, CandidateResult]:
    passed = sorted((one for one in candidates if _rank(one)[0] >= least), key=_rank, reverse=True)
    results = {one.key: CandidateResult.NOT_ELECTED for one in candidates}
    if len(passed) <= seats:
        return results | {one.key: CandidateResult.ELECTED for one in passed}
    last, first_out = _rank(passed[seats - 1]), _rank(passed[seats])
    for one in passed:
        if _rank(one) > last or (_rank(one) == last and last != first_out):
            results[one.key] = CandidateResult.ELECTED
        elif _rank(one) == last:
            results[one.key] = CandidateResult.TIED
        else:
            results[one.key] = CandidateResult.BEYOND
    return results


def _told(
    count: Count, candidates: Sequence[Votes], results: Mapping[Hashable, CandidateResult]
) -> list[str]:
    is_leader = count.of is ElectionOf.LEADER
    passed = [one for one in candidates if results[one.key] is not CandidateResult.NOT_ELECTED]
    if not passed:
        return ["Không ai đạt quá nửa, phải bầu lại."]
    told = []
    if len(passed) > count.seats:
        told.append(
            f"{len(passed)} người đạt quá nửa mà chỉ cần bầu {count.seats}: lấy theo số phiếu từ "
            "cao xuống thấp."
        )
    if tied := [one.name for one in passed if results[one.key] is CandidateResult.TIED]:
        ask_chairman = (
            ", hoặc gửi danh sách có tên tất cả để Chủ tịch Ủy ban nhân dân cấp xã xem xét, quyết "
            "định"
        )
        told.append(
            f"{', '.join(tied)} bằng phiếu nhau ở vị trí cuối nên chưa rõ ai trúng cử. Hãy bầu lại "
            f"giữa những người này rồi ghi số phiếu bầu lại{'' if is_leader else ask_chairman}."
        )
    if len(passed) < count.seats:
        told.append(
            f"Có {len(passed)} người trúng cử, còn thiếu {count.seats - len(passed)} so với số cần "
            f"bầu là {count.seats}: cần bầu bổ sung."
        )
    return told
