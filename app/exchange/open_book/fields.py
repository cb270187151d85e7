"""What every field of the book is, told by the models themselves."""

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, Time, Uuid
from sqlalchemy.types import TypeDecorator

from app.catalog import RECORD_TYPES
from app.records.model import choice

_TYPES: tuple[tuple[type, str], ...] = (
    (Boolean, "boolean"),
    (Integer, "integer"),
    (DateTime, "moment"),  # ISO 8601 with its zone, UTC
    (Date, "date"),  # 2026-03-05
    (Time, "time"),  # 14:05:00
    (Uuid, "id"),
    (JSON, "list"),
)


def fields_told() -> dict[str, Any]:
    """By kind of record: its name, and of each field its name, its type, its codes in words,
    which record it names, how closed it is and whether it leaves the commune."""
    return {
        kind.key: {"label": kind.label, "fields": dict(map(_told, kind.model.__table__.columns))}
        for kind in RECORD_TYPES
    }


def _told(column: Column[Any]) -> tuple[str, dict[str, Any]]:
    told: dict[str, Any] = {"type": type_of(column)}
    if field := column.info.get("field"):
        told |= {"label": field.label, "class": field.field_class, "leaves": field.leaves}
    if isinstance(column.type, choice):
        told["codes"] = {one.value: one.label for one in column.type.enum}
    for key in column.foreign_keys:
        told["names"] = key.column.table.name
    return column.key, told


def type_of(column: Column[Any]) -> str:
    kind = column.type
    if isinstance(kind, choice):
        return "code"
    if isinstance(kind, TypeDecorator):
        kind = kind.impl_instance
    return next((word for type_, word in _TYPES if isinstance(kind, type_)), "text")
