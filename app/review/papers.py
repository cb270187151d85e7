"""The list of a review as a paper: to be decided with a pen, or what was decided, to be signed."""

from datetime import date

from app.domain.account_review import ReviewDecision
from app.domain.calendar import HERE, show
from app.domain.papers import signing_lines
from app.domain.words import mid_sentence
from app.papers.blocks import (
    Block,
    Column,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    ended,
    row,
    text,
)
from app.papers.heads import committee_head, name_of
from app.review.models import AccountReview, ReviewLine

SYMBOL = "BB-UBND"
BY_PEN = "Gạch bỏ chữ không chọn; đổi vai trò thì ghi vai trò mới vào dòng chấm."
_COLUMNS = (
    Column(4, "center"),
    Column(18),
    Column(14),
    Column(11),
    Column(11, "center"),
    Column(8, "center"),
    Column(14),
    Column(20),
)
_HEADER = (
    "TT",
    "Họ và tên, tên đăng nhập",
    "Vai trò",
    "Tổ",
    "Dùng lần cuối",
    "Ứng dụng mã",
    "Người lập tài khoản",
    "Quyết định, người quyết định",
)


def build_paper(review: AccountReview, *, today: date) -> Paper:
    """Before the end a list with room for the pen; after it minutes of what was done."""
    place = mid_sentence(name_of(review.unit, today))
    body: tuple[Block, ...] = (
        Paragraph(text(_opening(review, place))),
        Table(
            _COLUMNS,
            tuple(_row(number, line) for number, line in enumerate(review.lines, 1)),
            (row(*_HEADER),),
            size=11,
        ),
    )
    body += (Paragraph(text(_result(review) if review.finished_at else BY_PEN)),)
    signed = (
        Signature(("NGƯỜI RÀ SOÁT",), review.finished_by or review.made_by),
        Signature(signing_lines("Chủ tịch Ủy ban nhân dân"), "", note=""),
    )
    head = committee_head(review.unit, today, SYMBOL)
    title = "BIÊN BẢN" if review.finished_at else "DANH SÁCH"
    about = f"Rà soát tài khoản {review.period.within}"
    end = Signatures(signed, ("Lưu: VT",))
    return Paper(head, title, (*ended(body), end), about=about, landscape=True)


def _opening(review: AccountReview, place: str) -> str:
    made = show(review.made_at.astimezone(HERE).date())
    return (
        f"Theo yêu cầu rà soát tài khoản định kỳ của QCVN 12:2026/BCA, danh sách "
        f"{len(review.lines)} tài khoản Sổ Hòa Giải của {place} được lập ngày {made}:"
    )


def _result(review: AccountReview) -> str:
    done = show(review.finished_at.astimezone(HERE).date())
    decided = [line.decision for line in review.lines]
    kept, locked, changed = (decided.count(one) for one in ReviewDecision)
    return (
        f"Kết thúc ngày {done}: giữ {kept}, khóa {locked}, đổi vai trò {changed} tài khoản; "
        f"{sum(line.is_stopped for line in review.lines)} tài khoản đã ngừng từ trước."
    )


def _row(number: int, line: ReviewLine) -> Row:
    seen = show(line.last_seen.astimezone(HERE).date()) if line.last_seen else "Chưa dùng"
    return row(
        number,
        f"{line.name}\n({line.login})",
        line.role.label,
        line.team or "–",
        seen,
        "Có" if line.has_second_step else "Không",
        line.opened_by or "Không rõ",
        _decided(line),
    )


def _decided(line: ReviewLine) -> str:
    if line.is_stopped:
        return "Đã ngừng từ trước"
    if line.decision is None:
        return "Giữ / Khóa / Đổi thành:\n…………………………"
    to = f" thành {line.new_role.label}" if line.new_role else ""
    return f"{line.decision.label}{to}\n({line.decided_by})"
