"""The checklist: items that are data, the answers to them, and both as they are kept together.

A list in force is written line by line (``nội dung | căn cứ | số liệu | cấp``); what was filled in
keeps the items with it, so that it can be read when the list has long changed.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.errors import RuleViolation
from app.domain.inspection.figures import Figure, FigureKey
from app.domain.labels import LabelledEnum
from app.domain.statistics.reports import spelled

LONGEST_ITEM, LONGEST_BASIS, LONGEST_NOTE, MOST_ITEMS = 500, 200, 1_000, 100


class ItemGroup(LabelledEnum):
    ORGANISATION = "organisation", "Tổ chức, hòa giải viên"
    MEDIATION = "mediation", "Thực hiện hòa giải"
    RECORDS = "records", "Sổ sách, văn bản"
    MONEY = "money", "Kinh phí"
    TRAINING = "training", "Tập huấn, tuyên truyền"
    REPORTS = "reports", "Chỉ đạo, phối hợp, báo cáo"


class ItemFor(LabelledEnum):
    """Whose work an item looks at."""

    BOTH = "both", "Đơn vị và tổ"
    UNIT = "unit", "Chỉ đơn vị"
    TEAM = "team", "Chỉ tổ hòa giải"


class Verdict(LabelledEnum):
    MET = "met", "Đạt"
    UNMET = "unmet", "Chưa đạt"
    NOT_APPLICABLE = "na", "Không áp dụng"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at; ``code`` is its number in the list (``2.3``)."""

    code: str
    group: ItemGroup
    words: str
    basis: str = ""
    figure: FigureKey | None = None
    asked_of: ItemFor = ItemFor.BOTH

    def fits(self, *, team: bool) -> bool:
        return self.asked_of is not (ItemFor.UNIT if team else ItemFor.TEAM)


@dataclass(frozen=True, slots=True)
class CheckItem:
    """An item as it was answered; ``verdict`` None while nobody has."""

    item: Item
    verdict: Verdict | None = None
    note: str = ""
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """What was filled in: the name of the list, the day on which the figures were counted."""

    title: str
    counted_on: date
    lines: tuple[CheckItem, ...]

    @property
    def unanswered(self) -> int:
        return sum(line.verdict is None for line in self.lines)

    @property
    def unmet(self) -> list[CheckItem]:
        return [line for line in self.lines if line.verdict is Verdict.UNMET]

    def counts(self) -> Mapping[Verdict, int]:
        return {one: sum(line.verdict is one for line in self.lines) for one in Verdict}

    def groups(self) -> list[tuple[ItemGroup, list[CheckItem]]]:
        """The lines group by group, without the groups that have none."""
        return grouped(self.lines)

    def verdict_on(self, words: str) -> Verdict | None:
        """What was said of the item with these words."""
        return next((line.verdict for line in self.lines if line.item.words == words), None)


def grouped(lines: Iterable[CheckItem]) -> list[tuple[ItemGroup, list[CheckItem]]]:
    found: dict[ItemGroup, list[CheckItem]] = {group: [] for group in ItemGroup}
    for line in lines:
        found[line.item.group].append(line)
    return [(group, some) for group, some in found.items() if some]


def filled(
    items: Sequence[Item],
    answers: Mapping[str, tuple[Verdict | None, str]],
    figures: Mapping[FigureKey, Figure],
    *,
    title: str,
    today: date,
) -> Checklist:
    """The items with what was answered (verdict and note by code) beside today's figures."""
    lines = []
    for item in items:
        verdict, note = answers.get(item.code, (None, ""))
        if len(note) > LONGEST_NOTE:
            raise RuleViolation(f"Ghi chú của mục {item.code} dài quá {LONGEST_NOTE} ký tự.")
        figure = figures.get(item.figure) if item.figure else None
        lines.append(CheckItem(item, verdict, note, figure))
    return Checklist(title, today, tuple(lines))


def frozen(checklist: Checklist) -> str:
    """The checklist as JSON of one spelling."""
    return spelled(
        {
            "title": checklist.title,
            "counted_on": checklist.counted_on.isoformat(),
            "lines": [_plain(line) for line in checklist.lines],
        }
    )


def thawed(content: str) -> Checklist:
    """What :func:`frozen` gave; refuses content that this program cannot read."""
    try:
        plain: dict[str, Any] = json.loads(content)
        lines = tuple(_line(one) for one in plain["lines"])
        return Checklist(plain["title"], date.fromisoformat(plain["counted_on"]), lines)
    except (KeyError, TypeError, ValueError):
        raise RuleViolation(
            "Bảng kiểm này không đọc được bằng chương trình hiện nay. Hãy cập nhật chương trình."
        ) from None


def items_as_json(items: Sequence[Item]) -> str:
    return spelled({"items": [_plain_item(one) for one in items]})


def items_from_json(content: str) -> tuple[Item, ...]:
    """The items of a stored list; refuses what this program cannot read."""
    try:
        return tuple(_item(one) for one in json.loads(content)["items"])
    except (KeyError, TypeError, ValueError):
        raise RuleViolation(
            "Mẫu bảng kiểm này không đọc được bằng chương trình hiện nay. Hãy cập nhật chương "
            "trình."
        ) from None


def lines_of_group(items: Iterable[Item], group: ItemGroup) -> str:
    """The items of a group as they are edited, a line each."""
    return "\n".join(_as_line(one) for one in items if one.group is group)


def read_lists(texts: Mapping[ItemGroup, str]) -> tuple[Item, ...]:
    """The items that were typed, numbered by group and place; refuses a list of none, and a line
    that cannot be read."""
    found: list[Item] = []
    for number, group in enumerate(ItemGroup, 1):
        lines = [line for one in texts.get(group, "").splitlines() if (line := one.strip())]
        found += [_read(line, group, f"{number}.{at}") for at, line in enumerate(lines, 1)]
    if not found:
        raise RuleViolation("Bảng kiểm chưa có mục nào.")
    if len(found) > MOST_ITEMS:
        raise RuleViolation(f"Bảng kiểm có {len(found)} mục, nhiều nhất là {MOST_ITEMS} mục.")
    if twice := _twice(found):
        raise RuleViolation(f"Mục “{twice}” được ghi hai lần trong bảng kiểm.")
    return tuple(found)


def _twice(items: Sequence[Item]) -> str:
    words = [one.words for one in items]
    return next((one for one in words if words.count(one) > 1), "")


def _as_line(item: Item) -> str:
    level = "" if item.asked_of is ItemFor.BOTH else item.asked_of.label
    parts = [item.words, item.basis, item.figure.label if item.figure else "", level]
    while parts and not parts[-1]:
        parts.pop()
    return " | ".join(parts)


def _read(line: str, group: ItemGroup, code: str) -> Item:
    words, basis, figure, level = ([part.strip() for part in line.split("|")] + [""] * 3)[:4]
    if line.count("|") > 3 or not words:
        raise RuleViolation(
            f"Dòng “{line}” không đúng dạng: nội dung | căn cứ | số liệu | cấp. Ba phần sau có thể "
            "bỏ trống."
        )
    if len(words) > LONGEST_ITEM or len(basis) > LONGEST_BASIS:
        raise RuleViolation(
            f"Mục “{words[:60]}…” quá dài: nội dung tối đa {LONGEST_ITEM}, căn cứ tối đa "
            f"{LONGEST_BASIS} ký tự."
        )
    return Item(
        code,
        group,
        words,
        basis,
        _named(FigureKey, figure, line),
        _named(ItemFor, level, line) or ItemFor.BOTH,
    )


def _named(enum: type[LabelledEnum], typed: str, line: str) -> Any:
    """The member of that name; None where nothing was typed."""
    if not typed:
        return None
    found = next((one for one in enum if one.label.casefold() == typed.casefold()), None)
    if found is None:
        known = "; ".join(one.label for one in enum)
        raise RuleViolation(f"Dòng “{line}”: không có “{typed}”. Chọn trong: {known}.")
    return found


def _plain(line: CheckItem) -> dict[str, Any]:
    figure = line.figure
    return {
        "item": _plain_item(line.item),
        "verdict": line.verdict and line.verdict.value,
        "note": line.note,
        "figure": [figure.words, figure.warns] if figure else None,
    }


def _line(plain: dict[str, Any]) -> CheckItem:
    return CheckItem(
        _item(plain["item"]),
        Verdict(plain["verdict"]) if plain["verdict"] else None,
        plain["note"],
        Figure(*plain["figure"]) if plain["figure"] else None,
    )


def _plain_item(item: Item) -> list[str]:
    figure = item.figure.value if item.figure else ""
    return [item.code, item.group.value, item.words, item.basis, figure, item.asked_of.value]


def _item(plain: list[str]) -> Item:
    code, group, words, basis, figure, asked_of = plain
    key = FigureKey(figure) if figure in FigureKey._value2member_map_ else None
    return Item(code, ItemGroup(group), words, basis, key, ItemFor(asked_of))
