"""The register of a book and a period in its two official parts, A4 across.

Form: Quyết định of the Minister of Justice of 21/04/2014 (Sổ theo dõi hoạt động hòa giải ở
cơ sở); điểm d khoản 2 Điều 28 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from app.domain.calendar import show
from app.domain.classification import ScopeKind, category
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.words import mid_sentence
from app.mediation.models import Book
from app.mediation.papers.pages import Entry, entries_of, leader_of
from app.papers.blocks import (
    Cell,
    Column,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    row,
    text,
)
from app.papers.heads import people_head
from app.papers.types import Ask
from app.teams.service import team_and_village

SMALL = 10  # points: ten columns stand on one sheet
TITLE = "SỔ THEO DÕI HOẠT ĐỘNG HÒA GIẢI Ở CƠ SỞ"
PART_ONE = "Phần ghi chép của hòa giải viên"
PART_TWO = "Phần theo dõi, tổng hợp của tổ trưởng"
_TICK = "x"
RESTRICTED = "Hồ sơ hạn chế"
_ONE = (
    Column(6, "center"),
    Column(13, "center"),
    Column(15),
    Column(25),
    Column(24),
    Column(26),
    Column(7, "center"),
    Column(8, "center"),
    Column(13),
    Column(12),
)
_ONE_HEAD = row(
    "STT",
    "Ngày, tháng, năm nhận vụ, việc",
    "Họ tên hòa giải viên, người được mời",
    "Họ tên, tuổi, địa chỉ các bên và người có quyền lợi, nghĩa vụ liên quan",
    "Nội dung chủ yếu của vụ, việc",
    "Thỏa thuận (hoặc yêu cầu của mỗi bên) sau hòa giải",
    "Hòa giải thành",
    "Hòa giải không thành",
    "Chữ ký của hòa giải viên, người chứng kiến, người được mời",
    "Ghi chú",
)
# What each kind of khoản 1 Điều 5 Nghị định số 15/2014/NĐ-CP is called in a narrow column.
_SCOPES: dict[ScopeKind | None, str] = {
    ScopeKind.CONFLICT: "Mâu thuẫn",
    ScopeKind.CIVIL: "Dân sự",
    ScopeKind.FAMILY: "Hôn nhân, gia đình",
    ScopeKind.MINOR_BREACH: "Vi phạm chưa đến mức xử lý",
    ScopeKind.CRIMINAL_EXCEPTION: "Hình sự được hòa giải",
    ScopeKind.COMMUNE_EDUCATION: "Giáo dục tại xã",
    ScopeKind.OTHER: "Khác",
    None: "Chưa phân loại",
}
_OUTCOMES = ("Thành", "Không thành", "Chưa kết thúc", "Không hòa giải")


def build_part_one(book: Book, ask: Ask) -> tuple[Paper, ...]:
    """Phần ghi chép của hòa giải viên: one row per case, in the order of the numbers."""
    rows = tuple(map(_part_one, entries_of(book, ask)))
    table = Table(_ONE, rows, (_ONE_HEAD,), numbered=True, size=SMALL)
    signs = Signature(("HÒA GIẢI VIÊN",))
    return (_paper(book, ask, PART_ONE, table, cases=len(rows), signs=signs),)


def build_part_two(book: Book, ask: Ask) -> tuple[Paper, ...]:
    """Phần tổng hợp của tổ trưởng: per mediator the cases by scope and by outcome.

    A case of two mediators stands in the row of each and once in the sum.
    """
    entries = entries_of(book, ask)
    names = sorted({name for entry in entries for name in entry.mediators})
    told = [(name, [one for one in entries if name in one.mediators]) for name in names]
    if unassigned := [one for one in entries if not one.mediators]:
        told.append(("Chưa phân công", unassigned))
    rows = [_part_two(str(place), name, some) for place, (name, some) in enumerate(told, 1)]
    rows.append(_part_two("", "Cộng (mỗi vụ, việc tính một lần)", entries))
    counted = tuple(Column(7, "center") for _ in range(len(_SCOPES) + len(_OUTCOMES)))
    columns = (Column(5, "center"), Column(18), Column(7, "center"), *counted, Column(12))
    table = Table(columns, tuple(rows), _two_head(), numbered=True, size=SMALL)
    signs = Signature(("TỔ TRƯỞNG",), leader_of(book.team_id))
    return (_paper(book, ask, PART_TWO, table, cases=len(entries), signs=signs),)


def _paper(book: Book, ask: Ask, part: str, table: Table, *, cases: int, signs: Signature) -> Paper:
    team, village = team_and_village(book.team_id)
    closed = f"; khóa sổ ngày {show(book.closed_on)}" if book.closed_on else ""
    cover = (
        f"{team.name}, {mid_sentence(village.full_name)}. Quyển số {book.volume:02d}, "
        f"năm {book.year}; mở sổ ngày {show(book.opened_on)}{closed}. Vụ, việc tiếp nhận từ "
        f"ngày {show(ask.first)} đến ngày {show(ask.last)}: {cases:02d} vụ, việc."
    )
    return Paper(
        people_head(book.unit, ask.today),
        TITLE,
        (Paragraph(text(cover), indent=False), table, Signatures((signs,))),
        about=part,
        landscape=True,
    )


def _part_one(entry: Entry) -> Row:
    case = entry.case
    if case.restricted_because:
        return _restricted(entry)
    settled = case.result is CaseResult.SETTLED
    failed = case.result is CaseResult.NOT_SETTLED
    return row(
        "" if case.book_number is None else case.book_number,
        show(case.received_on),
        "\n".join((*entry.mediators, *entry.invited)),
        "\n".join(entry.parties),
        case.summary or "",
        entry.agreed or (case.ending_note if failed else "") or "",
        _TICK if settled else "",
        _TICK if failed else "",
        "",
        _note(entry),
    )


def _restricted(entry: Entry) -> Row:
    """The book stays whole in its numbers; what is told of people is in the file alone."""
    case = entry.case
    number = "" if case.book_number is None else case.book_number
    ticks = [
        _TICK if case.result is one else "" for one in (CaseResult.SETTLED, CaseResult.NOT_SETTLED)
    ]
    mediators = "\n".join(entry.mediators)
    return row(number, show(case.received_on), mediators, RESTRICTED, "", "", *ticks, "", "")


def _note(entry: Entry) -> str:
    case = entry.case
    if case.refusal_reason is not None:
        return f"Không hòa giải, hướng dẫn đến {case.guided_to or 'nơi có thẩm quyền'}"
    return case.note or ("Chưa kết thúc" if case.result is None else "")


def _two_head() -> tuple[Row, Row]:
    return (
        (
            Cell(text("STT"), rows=2),
            Cell(text("Hòa giải viên"), rows=2),
            Cell(text("Tổng số vụ, việc"), rows=2),
            Cell(text("Chia theo phạm vi hòa giải"), span=len(_SCOPES)),
            Cell(text("Kết quả"), span=len(_OUTCOMES)),
            Cell(text("Ghi chú"), rows=2),
        ),
        row(*_SCOPES.values(), *_OUTCOMES),
    )


def _part_two(place: str, name: str, entries: Sequence[Entry]) -> Row:
    scopes = Counter(_scope(entry) for entry in entries)
    outcomes = Counter(_outcome(entry) for entry in entries)
    return row(
        place,
        name,
        len(entries),
        *_figures(scopes[one] for one in _SCOPES),
        *_figures(outcomes[one] for one in _OUTCOMES),
        "",
    )


def _figures(numbers: Iterable[int]) -> list[str]:
    """Nothing is left empty where nothing was: an empty cell could be filled in later."""
    return [str(one) if one else "-" for one in numbers]


def _scope(entry: Entry) -> ScopeKind | None:
    code = entry.case.category
    return category(code).scope if code else None


def _outcome(entry: Entry) -> str:
    case = entry.case
    if case.refusal_reason is not None or case.state is CaseState.OUT_OF_SCOPE:
        return _OUTCOMES[3]
    if case.result is CaseResult.SETTLED:
        return _OUTCOMES[0]
    return _OUTCOMES[1] if case.result is CaseResult.NOT_SETTLED else _OUTCOMES[2]
