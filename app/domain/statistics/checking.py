"""What a form must be before anybody counts with it, and how people write its parts."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from app.domain.actors import InstanceRole
from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.statistics.forms import Due, Form, Identity, Kind, RowKind
from app.domain.statistics.measures import Subject

MOST_COLUMNS = 40
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,15}")
_IDENTITY = re.compile(r"\(?(\d+)\)?\s*=\s*\(?\d+\)?(?:\s*\+\s*\(?\d+\)?)*")
_DUE = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:\s+(năm sau))?", re.IGNORECASE)
_LEAP = 2000  # a year in which every day of the calendar is


def check_form(form: Form) -> None:
    """Refuse a form that cannot be filled, or whose parts contradict each other."""
    _check_names(form)
    _check_columns(form)
    for one in form.identities:
        check_identity(one, {column.number for column in form.columns})
    if form.since and form.until and form.until <= form.since:
        raise RuleViolation(
            f"Ngày hết hiệu lực {show(form.until)} phải sau ngày có hiệu lực {show(form.since)}."
        )
    twice = [one for one, n in Counter((due.kind, due.level) for due in form.dues).items() if n > 1]
    if twice:
        raise RuleViolation(f"{twice[0][0].label} có hai hạn nộp. Hãy bỏ một.")


def check_identity(identity: Identity, numbers: set[int]) -> None:
    """Refuse a sum over columns that the form does not have, or of a column with itself."""
    if missing := sorted({identity.whole, *identity.parts} - numbers):
        listed = ", ".join(map(str, missing))
        raise RuleViolation(
            f"Đẳng thức {identity} nhắc đến cột {listed} mà biểu không có. "
            "Hãy sửa số cột trong đẳng thức hoặc thêm cột."
        )
    if identity.whole in identity.parts or len(set(identity.parts)) < len(identity.parts):
        raise RuleViolation(f"Đẳng thức {identity} tính một cột hai lần. Hãy sửa lại.")


def read_identities(text: str) -> tuple[Identity, ...]:
    """One to a line, as people write them: ``1 = 2 + 3 + 4``."""
    return tuple(_identity(line) for line in text.splitlines() if line.strip())


def _identity(line: str) -> Identity:
    if not _IDENTITY.fullmatch(line.strip()):
        raise RuleViolation(
            f"Không đọc được đẳng thức “{line.strip()}”. Hãy viết số cột, ví dụ: 1 = 2 + 3 + 4."
        )
    whole, *parts = (int(one) for one in re.findall(r"\d+", line))
    return Identity(whole, tuple(parts))


def read_due(text: str, kind: Kind, level: InstanceRole) -> Due | None:
    """A day of the year, ``20/11`` or ``15/02 năm sau``; None where nothing is written."""
    if not text.strip():
        return None
    found = _DUE.fullmatch(text.strip())
    if not found:
        raise _unreadable(text)
    try:
        date(_LEAP, int(found[2]), int(found[1]))
    except ValueError:
        raise _unreadable(text) from None
    if (int(found[1]), int(found[2])) == (29, 2):
        raise RuleViolation("Ngày 29/02 không có trong mọi năm. Hãy chọn ngày khác.")
    return Due(kind, level, int(found[1]), int(found[2]), next_year=bool(found[3]))


def _unreadable(text: str) -> RuleViolation:
    return RuleViolation(
        f"Hạn nộp “{text.strip()}” không đọc được. Hãy viết như 20/11 hoặc 15/02 năm sau."
    )


def _check_names(form: Form) -> None:
    if not _CODE.fullmatch(form.code):
        raise RuleViolation(
            f"Ký hiệu biểu “{form.code}” không dùng được: chỉ gồm chữ không dấu, số, dấu chấm, "
            "gạch ngang, tối đa 16 ký tự, ví dụ 12b."
        )
    if not _CODE.fullmatch(form.version):
        raise RuleViolation(
            f"Phiên bản “{form.version}” không dùng được: chỉ gồm chữ không dấu, số, dấu chấm, "
            "gạch ngang, tối đa 16 ký tự, ví dụ TT17-2025."
        )
    if not form.title.strip():
        raise RuleViolation("Hãy ghi tên biểu.")
    if not form.source.strip():
        raise RuleViolation("Hãy ghi văn bản ban hành biểu.")
    if not form.levels:
        raise RuleViolation("Hãy chọn ít nhất một cấp lập biểu này.")
    if form.rows is RowKind.TEAM and form.levels != {InstanceRole.COMMUNE}:
        raise RuleViolation(
            "Biểu mỗi tổ hòa giải một dòng chỉ lập ở xã. Cơ quan cấp trên dùng biểu mỗi đơn vị "
            "một dòng."
        )


def _check_columns(form: Form) -> None:
    if not form.columns:
        raise RuleViolation("Biểu chưa có cột nào. Hãy ghi ít nhất một cột.")
    if len(form.columns) > MOST_COLUMNS:
        raise RuleViolation(f"Biểu có quá {MOST_COLUMNS} cột, không in được. Hãy tách thành hai.")
    if twice := _twice(one.number for one in form.columns):
        raise RuleViolation(f"Có hai cột cùng mang số {twice}. Mỗi cột phải có số riêng.")
    for column in form.columns:
        if not 1 <= column.number <= 99:
            raise RuleViolation(f"Số cột {column.number} không dùng được: từ 1 đến 99.")
        if not column.heading.strip():
            raise RuleViolation(f"Cột {column.number} chưa có tên. Hãy ghi tên cột.")
        if column.subgroup and not column.group:
            raise RuleViolation(
                f"Cột {column.number} có nhóm nhỏ “{column.subgroup}” mà chưa có nhóm lớn."
            )
        column.measure.check()
        if form.rows is RowKind.TEAM and column.measure.subject is Subject.VILLAGES:
            raise RuleViolation(
                f"Cột {column.number}: số thôn, tổ dân phố không đếm theo tổ hòa giải được, vì một "
                "thôn có thể có nhiều tổ. Hãy chọn mỗi đơn vị một dòng."
            )


def _twice(numbers: Iterable[int]) -> int | None:
    return next((one for one, n in Counter(numbers).items() if n > 1), None)
