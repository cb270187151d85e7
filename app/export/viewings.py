"""The columns that every list of who opened what has."""

from app.export.sheet import Column, Kind, told


def viewing_columns() -> list[Column]:
    return [
        told("Lúc", "seen_at", Kind.MOMENT),
        told("Người mở", "person"),
        told("Vai trò", "role"),
        told("Lý do", "reason", Kind.LONG, is_closed=True),
    ]
