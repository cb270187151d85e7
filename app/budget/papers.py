"""The estimate of a year, and its settlement, as papers of the People's Committee.

Căn cứ: điểm a khoản 2 Điều 29 Luật Hòa giải ở cơ sở số 35/2013/QH13; Thông tư số 56/2023/TT-BTC.
"""

from collections.abc import Sequence

from app.budget.models import Budget
from app.budget.service.reading import balances_of, lines_of, teams_in
from app.domain.actors import Permission
from app.domain.budget.balance import Balance, in_all
from app.domain.budget.items import BudgetState
from app.domain.calendar import show
from app.domain.money import in_figures, in_words, show_money
from app.domain.quarters import ROMAN
from app.papers.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    bold,
    italic,
    row,
    text,
)
from app.papers.heads import committee_head, name_of
from app.papers.types import Ask, PaperKind

SETTLEMENT = "BÁO CÁO QUYẾT TOÁN"
_SMALL = 11
_UNIT = Paragraph(text(italic("Đơn vị tính: đồng")), "right", indent=False)
_ENDING = Signatures(
    (Signature(("KẾ TOÁN",)), Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), note=""))
)


def build_estimate(held: Budget, ask: Ask) -> tuple[Paper, ...]:
    """Dự toán: so many at so much, line by line."""
    lines = lines_of(held.id)
    rows = [
        row(
            str(at),
            one.item.label,
            one.details,
            in_figures(one.count),
            in_figures(one.level),
            in_figures(one.estimated),
        )
        for at, one in enumerate(lines, 1)
    ]
    whole = sum(one.estimated for one in lines)
    foot = (Cell(text(bold("Cộng")), span=5), Cell(text(bold(in_figures(whole)))))
    columns = (
        Column(5, "center"),
        Column(28),
        Column(27),
        Column(9, "right"),
        Column(13, "right"),
        Column(18, "right"),
    )
    head = row("TT", "Nội dung chi", "Diễn giải", "Số lượng", "Mức chi", "Thành tiền")
    table = Table(columns, (*rows, foot), (head,), size=12)
    blocks = (_UNIT, table, _in_words("Tổng dự toán", whole))
    return (_paper(held, ask, "DỰ TOÁN", blocks, "UBND"),)


def build_settlement(held: Budget, ask: Ask) -> tuple[Paper, ...]:
    """Quyết toán: by item and quarter, then by team."""
    balances = balances_of(held)
    whole = in_all(balances)
    teams = teams_in(held)
    given = (
        f"Dự toán được giao theo {held.document} ngày {show(held.allotted_on)}."
        if held.allotted_on
        else "Dự toán chưa được giao."
    )
    blocks: list[Block] = [
        Paragraph(text(given)),
        Heading(text("I. Theo nội dung chi")),
        _UNIT,
        _by_item(balances, whole),
    ]
    if teams:
        blocks += [
            Heading(text("II. Thù lao, hỗ trợ theo từng tổ hòa giải")),
            _UNIT,
            _by_team(teams),
        ]
    blocks.append(_in_words("Tổng số đã chi", whole.paid))
    return (_paper(held, ask, SETTLEMENT, blocks, "BC-UBND"),)


def _by_item(balances: Sequence[Balance], whole: Balance) -> Table:
    columns = (Column(4, "center"), Column(24), *(Column(9, "right") for _ in range(8)))
    head = row(
        "TT",
        "Nội dung chi",
        "Dự toán",
        "Được giao",
        *(f"Quý {one}" for one in ROMAN),
        "Đã chi",
        "Còn lại",
    )
    rows = [_balance(str(at), one.item.label, one) for at, one in enumerate(balances, 1)]
    foot = tuple(
        Cell(tuple(bold(run.text) for run in cell.text)) for cell in _balance("", "Cộng", whole)
    )
    return Table(columns, (*rows, foot), (head,), numbered=True, size=_SMALL)


def _balance(place: str, name: str, one: Balance) -> Row:
    numbers = (one.estimated, one.allotted, *one.spent, one.paid, one.left)
    return row(place, name, *map(in_figures, numbers))


def _by_team(teams) -> Table:
    columns = (Column(4, "center"), Column(24), *(Column(9, "right") for _ in range(8)))
    head = row(
        "TT",
        "Tổ hòa giải",
        "Thù lao vụ, việc",
        "Hỗ trợ tổ",
        "Tai nạn, rủi ro",
        *(f"Quý {one}" for one in ROMAN),
        "Cả năm",
    )
    rows = [
        row(
            str(at),
            one.name,
            *map(in_figures, (one.cases, one.support, one.accidents, *one.quarters, one.whole)),
        )
        for at, one in enumerate(teams, 1)
    ]
    return Table(columns, tuple(rows), (head,), numbered=True, size=_SMALL)


def _paper(held: Budget, ask: Ask, title: str, blocks: Sequence[Block], symbol: str) -> Paper:
    return Paper(
        committee_head(held.unit, ask.today, symbol),
        title,
        (*blocks, _ENDING),
        about=f"Kinh phí công tác hòa giải ở cơ sở, đối thoại năm {held.year} của "
        f"{name_of(held.unit, ask.today)}",
        landscape=title == SETTLEMENT,
    )


def _in_words(what: str, whole: int) -> Paragraph:
    return Paragraph(text(f"{what}: {show_money(whole)} (bằng chữ: {in_words(whole)})."))


def _has_allotted(held: Budget) -> bool:
    return held.state is not BudgetState.ESTIMATED


BUDGET_PAPERS = (
    PaperKind(
        "budget_estimate", "Dự toán kinh phí", "budget", Permission.KEEP_BUDGET, build_estimate
    ),
    PaperKind(
        "budget_settlement",
        "Báo cáo quyết toán kinh phí",
        "budget",
        Permission.KEEP_BUDGET,
        build_settlement,
        fits=_has_allotted,
    ),
)
