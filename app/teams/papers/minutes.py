"""Mẫu 01–05: minutes of electing mediators and of electing the leader of a team.

Căn cứ: Điều 8, Điều 14 Luật Hòa giải ở cơ sở số 35/2013/QH13; Nghị quyết liên tịch số
01/2014/NQLT/CP-UBTƯMTTQVN. Which of the five it is follows from what is elected and how.
"""

from collections.abc import Iterator, Sequence

from app.domain.calendar import show
from app.domain.teams.kinds import ElectionOf, Voting
from app.domain.teams.outcome import CandidateResult
from app.domain.teams.votes import agreeing, attending
from app.papers.blocks import (
    Block,
    Column,
    Heading,
    Item,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Table,
    fact,
    row,
    text,
    written,
)
from app.papers.types import Ask
from app.teams.models import Candidate, Election
from app.teams.papers.common import Place, clock, figure, head_of, place_of_team
from app.teams.service.elections import candidates_of, count_of

_TITLES = {
    ElectionOf.MEDIATORS: "Bầu hòa giải viên",
    ElectionOf.LEADER: "Bầu tổ trưởng tổ hòa giải",
}
_HOW = {
    Voting.OPEN: "biểu quyết công khai",
    Voting.SECRET: "bỏ phiếu kín",
    Voting.SLIPS: "phát phiếu lấy ý kiến hộ gia đình",
}
_FORM = {
    (ElectionOf.MEDIATORS, Voting.OPEN): "Mẫu 01",
    (ElectionOf.MEDIATORS, Voting.SECRET): "Mẫu 02",
    (ElectionOf.MEDIATORS, Voting.SLIPS): "Mẫu 03",
    (ElectionOf.LEADER, Voting.OPEN): "Mẫu 04",
    (ElectionOf.LEADER, Voting.SECRET): "Mẫu 05",
}
_COLUMNS = (Column(7, "center"), Column(39), Column(22, "center"), Column(30))
_CHAIR, _HEAD = "Trưởng ban công tác Mặt trận", "Trưởng thôn, tổ trưởng tổ dân phố"


def build_minutes(election: Election, ask: Ask) -> tuple[Paper, ...]:
    place = place_of_team(election.team_id, election.unit, ask.today)
    stood = [
        one for one in candidates_of(election.id) if one.result is not CandidateResult.WITHDRAWN
    ]
    again = " bổ sung" if election.is_by_election else ""
    about = f"{_TITLES[election.of]}{again} bằng hình thức {_HOW[election.voting]}"
    body = (
        *_opening(election, place),
        *_figures(election),
        Heading(text("Kết quả")),
        _votes(stood),
        *_outcome(stood),
        Heading(text("Ý kiến tại cuộc họp")),
        Paragraph(written(election.remarks, lines=2)),
        Paragraph(
            text(
                f"Biên bản lập xong hồi {clock(election.ended_at)} cùng ngày, đã đọc cho mọi người "
                "cùng nghe và nhất trí thông qua."
            )
        ),
        Signatures(
            (
                Signature(("THƯ KÝ",), election.secretary or ""),
                Signature(("TRƯỞNG THÔN,", "TỔ TRƯỞNG", "TỔ DÂN PHỐ"), election.village_head or ""),
                Signature(("TRƯỞNG BAN", "CÔNG TÁC", "MẶT TRẬN"), election.chaired_by or ""),
            )
        ),
    )
    head = head_of(election.unit, election.held_on, ask.today)
    return (Paper(head, "BIÊN BẢN", body, about=about),)


def form_of(election: Election) -> str:
    """``Mẫu 02``: the form that these minutes follow."""
    return _FORM[election.of, election.voting]


def _opening(election: Election, place: Place) -> Iterator[Block]:
    where = f" tại {election.place}" if election.place else ""
    yield Paragraph(
        text(
            f"Hôm nay, hồi {clock(election.started_at)} ngày {show(election.held_on)}{where}, "
            f"{place.full} tiến hành {_TITLES[election.of].lower()} của {place.team} bằng hình "
            f"thức {_HOW[election.voting]} ({form_of(election)})."
        )
    )
    yield Heading(text("Thành phần"))
    yield fact(f"{_CHAIR}, chủ trì", election.chaired_by)
    yield fact(_HEAD, election.village_head)
    yield fact("Thư ký", election.secretary)
    yield fact("Tổ bầu, tổ kiểm phiếu", election.board)


def _figures(election: Election) -> Iterator[Block]:
    count = count_of(election)
    yield Heading(text("Số liệu"))
    for name, value in count.figures():
        yield Item(text(f"{name[0].upper()}{name[1:]}: {figure(value)}"))
    yield Item(text(f"Số người cần bầu: {figure(election.seats)}"))
    if quorum := attending(count, held_on=election.held_on):
        yield Item(text(f"Để cuộc họp hợp lệ: {quorum.how}."))
    if needed := agreeing(count, held_on=election.held_on):
        yield Item(text(f"Để trúng cử: {needed.how}."))


def _votes(stood: Sequence[Candidate]) -> Table:
    header = row("STT", "Họ và tên", "Số đồng ý", "Kết quả")
    lines = tuple(
        row(
            number,
            one.name,
            _votes_of(one),
            one.result.label if one.result else "",
        )
        for number, one in enumerate(stood, 1)
    )
    return Table(_COLUMNS, lines, (header,), size=12)


def _votes_of(one: Candidate) -> str:
    if one.votes is None:
        return ""
    return f"{one.votes}" if one.again is None else f"{one.votes}; bầu lại {one.again}"


def _outcome(stood: Sequence[Candidate]) -> Iterator[Paragraph]:
    chosen = [one.name for one in stood if one.result and one.result.is_proposed]
    chosen += [one.name for one in stood if one.result is CandidateResult.RECOGNISED]
    if chosen:
        yield Paragraph(text(f"Đề nghị công nhận: {', '.join(chosen)}."))
