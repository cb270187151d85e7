"""An import, and the rows of its sheet; nothing of either leaves the commune."""

from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Moment, db
from app.domain.importing.encodings import Encoding
from app.domain.importing.states import ImportState, Numbering, TwinDecision, Verdict
from app.records.model import FieldClass, Record, choice, column

_OPTIONAL = JSON(none_as_null=True)
_secret = partial(column, field_class=FieldClass.SENSITIVE)


class RegisterImport(Record, db.Model):
    """Lần nhập sổ cũ. ``sha256`` names the original as it was sent (:mod:`app.attachments.store`);
    None after a person in it was erased, or its time of keeping was over.

    ``encoding`` is what a person chose for the whole file; None: each column as guessed
    (``guesses``). ``matching`` has a target, or "", for each column of ``header``;
    ``meanings`` what words mean, by kind of column and folded word.
    """

    __tablename__ = "register_import"
    __table_args__ = (Index("ix_register_import_header", "unit", "header_key", "id"),)

    state: Mapped[ImportState] = column("Tình trạng", choice(ImportState), listed=True)
    file_name: Mapped[str] = _secret("Tên tệp", String(200), listed=True)
    sha256: Mapped[str | None] = column("Mã kiểm tra của tệp", String(64))
    size: Mapped[int] = column("Dung lượng (byte)")
    format: Mapped[str] = column("Dạng tệp", String(8))
    uploaded_on: Mapped[date] = column("Ngày tải lên", listed=True)
    sheets: Mapped[list[str]] = column("Các trang tính", JSON)
    sheet: Mapped[str] = column("Trang tính", String(200))
    encoding: Mapped[Encoding | None] = column("Bảng mã chọn cho cả tệp", choice(Encoding))
    guesses: Mapped[list[str]] = column("Bảng mã nhận ra theo cột", JSON)
    header: Mapped[list[str]] = _secret("Tiêu đề các cột", JSON)
    header_key: Mapped[str] = column("Dấu của hàng tiêu đề", String(64))
    matching: Mapped[list[str]] = column("Ghép cột", JSON)
    meanings: Mapped[dict[str, dict[str, str]]] = _secret("Nghĩa của các từ", JSON)
    team_id: Mapped[UUID | None] = column("Tổ hòa giải của cả tệp", ForeignKey("team.id"))
    numbering: Mapped[Numbering] = column("Số thứ tự", choice(Numbering))
    left_out: Mapped[dict[str, list[int]]] = column("Dòng không phải vụ, việc", JSON)
    notices: Mapped[list[str]] = _secret("Điều cần biết khi đọc tệp", JSON)
    is_checked: Mapped[bool] = column("Đã đối chiếu từng dòng", default=False)
    rows: Mapped[int] = column("Số dòng", default=0, listed=True)
    books: Mapped[list[str]] = column("Sổ được mở theo lần nhập", JSON, default=list)
    taken_on: Mapped[date | None] = column("Ngày nhập vào sổ")
    undone_on: Mapped[date | None] = column("Ngày hoàn tác")
    why_undone: Mapped[str | None] = _secret("Lý do hoàn tác", String(1000))
    why_stopped: Mapped[str | None] = _secret("Vì sao dừng", String(1000))
    moved_at: Mapped[datetime | None] = column("Lúc nhập được gần nhất", Moment)


class ImportRow(db.Model):
    """A row of the sheet as it was read, each cell as it is typed in the file.

    ``problems`` are [column or None, sentence]; ``records`` the ids of what it became, by kind;
    ``taken_out`` what these held when they were taken out of the book again.
    """

    __tablename__ = "import_row"
    __table_args__ = (
        Index("ix_import_row_place", "import_id", "row", unique=True),
        Index("ix_import_row_verdict", "import_id", "verdict", "row"),
        Index("ix_import_row_case", "case_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[UUID] = mapped_column(ForeignKey("register_import.id"))
    row: Mapped[int]
    cells: Mapped[list[str]] = mapped_column(JSON)
    verdict: Mapped[Verdict | None] = mapped_column(choice(Verdict))
    problems: Mapped[list[list[Any]] | None] = mapped_column(_OPTIONAL)
    twin_case_id: Mapped[UUID | None]
    twin_row: Mapped[int | None]
    decision: Mapped[TwinDecision | None] = mapped_column(choice(TwinDecision))
    case_id: Mapped[UUID | None]
    records: Mapped[dict[str, list[str]] | None] = mapped_column(_OPTIONAL)
    taken_out: Mapped[dict[str, Any] | None] = mapped_column(_OPTIONAL)
