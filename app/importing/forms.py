"""The forms of an import: the file, its columns, its words, twins, undoing."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask_wtf.file import FileField
from wtforms import FieldList, SelectField
from wtforms.fields.choices import SelectChoice

from app.domain.classification import CATEGORIES
from app.domain.errors import RuleViolation
from app.domain.importing.encodings import Encoding
from app.domain.importing.files import MOST_BYTES, MOST_ROWS, Unfit
from app.domain.importing.lines import TeamKnown
from app.domain.importing.states import Numbering, TwinDecision
from app.domain.importing.targets import Target
from app.domain.importing.values import Meant
from app.importing.models import RegisterImport
from app.importing.service.acts import Choice
from app.importing.service.reading import Word
from app.web.fields import code_of, id_choices, id_or_none, pick
from app.web.forms import Needed, OfficeForm, choices, short_text

LIMITS = (
    f"Bảng tính .xlsx, .xls hoặc .ods, tối đa {MOST_BYTES // 2**20} MB và "
    f"{MOST_ROWS // 1000}.000 dòng; gõ bằng Unicode, .VnTime (TCVN3) hoặc VNI đều được. "
    "Tệp có macro không được nhận."
)
_BY_COLUMN = "Theo cột trong tệp"


def _team() -> SelectField:
    told = "Tổ có sổ này; để trống nếu một cột của tệp ghi tên tổ."
    return SelectField("Tổ hòa giải", coerce=id_or_none, description=told)


def _teams(teams: Mapping[UUID, TeamKnown]) -> list[SelectChoice]:
    return id_choices(((one.id, one.name) for one in teams.values()), none=_BY_COLUMN)


class UploadForm(OfficeForm):
    file = FileField(
        "Tệp sổ cũ",
        [Needed("Hãy chọn tệp sổ cũ.")],
        description=LIMITS,
        render_kw={
            "accept": ".xlsx,.xls,.ods",
            "data-most-bytes": MOST_BYTES,
            "data-too-big": Unfit.TOO_BIG.label,
        },
    )
    team_id = _team()

    def offer(self, teams: Mapping[UUID, TeamKnown]) -> None:
        self.team_id.choices = _teams(teams)

    @property
    def content(self) -> bytes:
        """The bytes of the chosen file; one more than is taken, where it is too big."""
        return self.file.data.stream.read(MOST_BYTES + 1)


class MatchForm(OfficeForm):
    """The file as a whole, and a list to choose from for each of its columns."""

    sheet = SelectField(
        "Trang tính", description="Trang tính trong tệp chứa sổ; mỗi lần nhập một trang."
    )
    encoding = SelectField(
        "Bảng mã của tệp",
        choices=[SelectChoice("", "Tự nhận theo từng cột"), *choices(Encoding)],
        coerce=code_of(Encoding),
        description="Xem các dòng mẫu bên dưới: chữ sai dấu thì đổi bảng mã khác.",
    )
    team_id = _team()
    numbering = pick(
        "Số thứ tự trong sổ", Numbering, description="Giữ số cũ khi sổ giấy còn dùng để tra."
    )
    columns = FieldList(
        SelectField(
            choices=[SelectChoice("", "Không nhập cột này"), *choices(Target)],
            coerce=code_of(Target),
        )
    )

    @classmethod
    def of(cls, one: RegisterImport, teams: Mapping[UUID, TeamKnown], **given: Any) -> "MatchForm":
        """The form of an import, filled with what is chosen now."""
        form = cls(
            **given,
            revision=one.revision,
            data={
                "sheet": one.sheet,
                "encoding": one.encoding,
                "team_id": one.team_id,
                "numbering": one.numbering,
                "columns": [code or None for code in one.matching],
            },
        )
        form.sheet.choices = [SelectChoice(name, name) for name in one.sheets]
        form.team_id.choices = _teams(teams)
        for field, head in zip(form.columns, one.header, strict=False):
            field.label.text = head
        return form

    def choice(self) -> Choice:
        return Choice(
            self.sheet.data,
            self.encoding.data,
            self.team_id.data,
            self.numbering.data,
            [field.data for field in self.columns],
        )


class WordsForm(OfficeForm):
    """A list to choose from for each word of the register."""

    result = FieldList(
        SelectField(choices=[SelectChoice("", "Chưa rõ (dòng có lỗi)"), *choices(Meant)])
    )
    category = FieldList(
        SelectField(
            choices=[
                SelectChoice("", "Chưa phân loại"),
                *(SelectChoice(row.code, row.label) for row in CATEGORIES),
            ]
        )
    )
    team = FieldList(SelectField())

    @classmethod
    def of(
        cls,
        words: Mapping[str, Sequence[Word]],
        teams: Mapping[UUID, TeamKnown],
        **given: Any,
    ) -> "WordsForm":
        data = {kind: [one.meant for one in some] for kind, some in words.items()}
        form = cls(**given, data=data)
        if any(len(form[kind]) != len(some) for kind, some in words.items()):
            raise RuleViolation("Biểu mẫu không còn khớp với tệp. Hãy mở lại trang rồi chọn lại.")
        for field in form.team:
            field.choices = id_choices(
                ((one.id, one.name) for one in teams.values()), none="Chưa rõ (dòng có lỗi)"
            )
        for kind, some in words.items():
            for field, word in zip(form[kind], some, strict=False):
                field.label.text = word.text or "(để trống)"
        return form

    def meanings(self, words: Mapping[str, Sequence[Word]]) -> dict[str, dict[str, str]]:
        """What each word means, by kind of column and key of the word."""
        return {
            kind: {
                word.key: field.data or "" for field, word in zip(self[kind], some, strict=False)
            }
            for kind, some in words.items()
        }


class TwinForm(OfficeForm):
    decision = pick(
        "Dòng này",
        TwinDecision,
        description="Dòng này giống một vụ, việc đã có trong sổ: chọn cách xử lý.",
    )


class BareForm(OfficeForm):
    """A button: to take in, to drop."""


class UndoForm(OfficeForm):
    reason = short_text(
        "Lý do hoàn tác",
        Needed("Hãy ghi lý do hoàn tác; lý do được lưu trong nhật ký."),
        description="Ví dụ: ghép nhầm cột; chọn nhầm tổ.",
    )
