"""The head of a form as cells over columns: on the screen and on paper the same."""

from dataclasses import dataclass
from itertools import groupby

from app.domain.labels import Term
from app.domain.statistics.forms import Column, Form


@dataclass(frozen=True, slots=True)
class Heading:
    """A cell over ``span`` columns and ``rows`` rows of the head."""

    text: str
    span: int = 1
    rows: int = 1


def head_of(form: Form) -> list[list[Heading]]:
    """The rows of the head, without that of the numbers; the first cell is the stub's."""
    depth = max((_depth(one) for one in form.columns), default=1)
    rows: list[list[Heading]] = [[] for _ in range(depth)]
    rows[0].append(Heading(form.stub, rows=depth))
    for group, some in groupby(form.columns, key=lambda one: one.group):
        columns = list(some)
        if not group:
            rows[0] += [Heading(one.heading, rows=depth) for one in columns]
            continue
        rows[0].append(Heading(group, span=len(columns)))
        for subgroup, few in groupby(columns, key=lambda one: one.subgroup):
            under = list(few)
            if not subgroup:
                rows[1] += [Heading(one.heading, rows=depth - 1) for one in under]
                continue
            rows[1].append(Heading(subgroup, span=len(under)))
            rows[2] += [Heading(one.heading) for one in under]
    return rows


def path_of(column: Column) -> Term:
    """``Chia theo kết quả hòa giải – Đang giải quyết – Dân sự``: a column by all its headings."""
    return Term(" – ".join(filter(None, (column.group, column.subgroup, column.heading))))


def _depth(column: Column) -> int:
    return 1 + bool(column.group) + bool(column.subgroup)
