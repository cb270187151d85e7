"""The base of every record, and the one line on which a column says what it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Column, String, TypeDecorator
from sqlalchemy.orm import (
    InstrumentedAttribute,
    Mapped,
    MappedColumn,
    declared_attr,
    mapped_column,
)
from uuid6 import uuid7

from app.domain.labels import LabelledEnum, Term
from app.domain.profiles import Profile


class FieldClass(LabelledEnum):
    """How closed a field is (QCVN 12:2026/BCA asks for at least four classes)."""

    PUBLIC = "public", "Công khai"
    INTERNAL = "internal", "Nội bộ"
    RESTRICTED = "restricted", "Hạn chế"
    SENSITIVE = "sensitive", "Nhạy cảm"


CLOSED = frozenset({FieldClass.RESTRICTED, FieldClass.SENSITIVE})


class Leaves(LabelledEnum):
    """Whether a field may leave the commune for the superior.

    Căn cứ: khoản 3 Điều 4 Luật Hòa giải ở cơ sở; Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15:
    what goes up is de-identified unless the head of the unit has decided otherwise.
    """

    ALWAYS = "always", "Gửi cấp trên"
    FULL_PROFILE = "full_profile", "Chỉ gửi khi lãnh đạo đơn vị cho phép gửi đầy đủ"
    NEVER = "never", "Không rời xã"

    def goes_under(self, profile: Profile) -> bool:
        return self is Leaves.ALWAYS or (self is Leaves.FULL_PROFILE and profile is Profile.FULL)


@dataclass(frozen=True, slots=True)
class Field:
    """How one column is named to people and where it may be used."""

    label: str
    listed: bool
    searched: bool
    field_class: FieldClass
    leaves: Leaves


def column(
    label: str,
    *args: Any,
    listed: bool = False,
    searched: bool = False,
    field_class: FieldClass = FieldClass.INTERNAL,
    leaves: Leaves = Leaves.NEVER,
    **kwargs: Any,
) -> MappedColumn[Any]:
    """A mapped column that also carries its Vietnamese name and its uses.

    A field that does not leave the commune is empty at the superior, so the database
    allows it to be; that it is filled where it was born is the form's and the rules' care.
    """
    if leaves is not Leaves.ALWAYS:
        kwargs.setdefault("nullable", True)
    field = Field(Term(label), listed, searched, field_class, leaves)
    return mapped_column(*args, info={"field": field}, **kwargs)


class choice(TypeDecorator[LabelledEnum]):
    """Store the code of a labelled enum as text, on SQLite and PostgreSQL alike."""

    impl = String(32)
    cache_ok = True

    def __init__(self, enum: type[LabelledEnum]):
        super().__init__()
        self.enum = enum

    @property
    def python_type(self) -> type[LabelledEnum]:
        return self.enum

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: str | None, dialect: Any) -> LabelledEnum | None:
        return None if value is None else self.enum(value)


def field_of(attribute: InstrumentedAttribute[Any]) -> Field:
    return attribute.property.columns[0].info["field"]


def label(attribute: InstrumentedAttribute[Any]) -> str:
    return field_of(attribute).label


class Record:
    """Mixin of what every record has: identity, owner unit, revision.

    ``schema_version`` is the version of the fields as they travel: raise it when one
    changes its meaning, then an older superior keeps the record until it is upgraded.
    ``leaves_but`` tells people what :meth:`outgoing` holds back of the fields that leave.
    """

    schema_version: ClassVar[int] = 1
    leaves_but: ClassVar[str] = ""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    unit: Mapped[str] = mapped_column(String(16), index=True)
    revision: Mapped[int] = mapped_column(default=0)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        """Two people saving the same revision: the second is told, nothing is covered."""
        return {"version_id_col": cls.revision, "version_id_generator": False}

    @classmethod
    @cache
    def fields(cls) -> tuple[tuple[Column[Any], Field], ...]:
        """The columns that carry a Vietnamese name, with what they say of themselves."""
        return tuple(
            (one, one.info["field"]) for one in cls.__table__.columns if "field" in one.info
        )

    def set_right(self, facts: Mapping[str, Any]) -> None:
        """Set the columns that say something else now. No and not asked are one: a form tells
        them by the same empty field."""
        for name, value in facts.items():
            if (value or None) != (getattr(self, name) or None):
                setattr(self, name, value)

    def words(self) -> Iterator[str]:
        """What a search should find this record by."""
        for one, field in self.fields():
            if field.searched and (value := getattr(self, one.key)):
                yield value.label if isinstance(value, LabelledEnum) else str(value)

    def listed_by(self) -> date | None:
        """The day by which lists have such records, newest first; None: as they were entered."""
        return None

    def wholes(self) -> Iterator[str]:
        """Texts by which it is found beside its words where somebody asks for all of one."""
        yield from ()

    @classmethod
    def has_words(cls) -> bool:
        """Whether a search can find such a record by something of its own."""
        return any(field.searched for _, field in cls.fields())

    def goes_down_to(self) -> str | None:
        """Whom below an office this record is for (see :mod:`sync.down`); None: nobody."""
        return None

    @classmethod
    @cache
    def may_leave(cls) -> bool:
        """Whether anything of such a record goes up; if not, not even that there is one."""
        return cls.leaves_under(Profile.FULL)

    @classmethod
    def leaves_under(cls, profile: Profile) -> bool:
        """Whether a kind of record goes up at all under this profile."""
        return any(field.leaves.goes_under(profile) for _, field in cls.fields())

    @classmethod
    @cache
    def optional_fields(cls) -> tuple[tuple[Column[Any], Field], ...]:
        """The columns that leave only where the head of the unit has decided so."""
        return tuple(pair for pair in cls.fields() if pair[1].leaves is Leaves.FULL_PROFILE)

    @classmethod
    def check_received(cls, values: Mapping[str, Any]) -> None:
        """Refuse, with a sentence, what an honest unit would not have sent up; ``values`` are the
        columns of a received row."""

    def outgoing(self, profile: Profile = Profile.MINIMAL) -> dict[str, Any] | None:
        """The body that may leave for the superior, in plain JSON values; None where nothing of
        the record does: it is deleted above if it ever stood there.

        A field that does not leave under ``profile`` is not named: that is how the superior
        tells one that is empty from one that was taken back.
        """
        if not self.leaves_under(profile):
            return None
        return {
            one.key: to_json(getattr(self, one.key))
            for one, field in self.fields()
            if field.leaves.goes_under(profile)
        }

    def as_held(self) -> dict[str, Any]:
        """Every column as it is held here, in plain JSON values."""
        return columns_of(self)


def columns_of(row: Any) -> dict[str, Any]:
    """Every column of a row of any table, in plain JSON values."""
    return {one.key: to_json(getattr(row, one.key)) for one in row.__table__.columns}


def to_json(value: Any) -> Any:
    """A column's value as JSON: dates in ISO form, codes and ids as text."""
    if isinstance(value, LabelledEnum):
        return value.value
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, list):
        return [to_json(one) for one in value]
    return str(value) if isinstance(value, UUID) else value


__all__ = [
    "CLOSED",
    "Field",
    "FieldClass",
    "Leaves",
    "Record",
    "choice",
    "column",
    "columns_of",
    "field_of",
    "label",
    "to_json",
]
