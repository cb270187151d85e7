"""Evidence for the standard of access to law: figures of a year, and where each can be seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app, url_for
from sqlalchemy import Row

from app.budget.service.reading import money_of_mediation
from app.db import db
from app.dialogue.models import Dialogue
from app.domain.access_standard import Standard, Theme, read_indicators, standard_of
from app.domain.actors import Actor, InstanceRole
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.money import in_figures
from app.domain.periodic.figures import Figures, in_all
from app.domain.periodic.indicators import percent, shown, total_of
from app.domain.statistics.measures import Measure, Outcome, Part, Subject
from app.domain.statistics.shipped import OVERVIEW
from app.mediation.models import MediationCase
from app.mediation.service.standing import counted_by
from app.periodic.service.counting import figures_of
from app.statistics.service.behind import may_look
from app.statistics.service.scope import level_of
from app.teams.models import Team
from app.units.service import reach

_HELD = [state for state in DialogueState if state.has_begun]
BY_HAND = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line; ``value`` is empty where it is filled in by hand, ``link`` where this person
    may not meet what was counted."""

    label: str
    value: str
    how: str
    where: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of a theme; ``indicator`` is empty where its name is filled in by hand."""

    theme: Theme
    indicator: str
    lines: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AccessSheet:
    """A year of one unit; ``books`` are the numbers in the teams' books, at a commune only."""

    year: int
    first: date
    last: date
    standard: Standard
    sections: Sequence[Section]
    books: Sequence[Row[Any]]
    dialogues: Sequence[Row[Any]]


def access_sheet(year: int, *, today: date, by: Actor) -> AccessSheet:
    """The same number of queries for a commune and for a province."""
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)
    figures = figures_of(first, last, today=today, by=by)
    standard = standard_of(year)
    names = {**standard.indicators, **read_indicators(current_app.config["ACCESS_INDICATORS"])}
    lines = {
        Theme.MEDIATION: tuple(_mediation(figures, by)),
        Theme.FUNDING: tuple(_funding(year, by)),
        Theme.LEGAL_AID: (
            Evidence("Hình thức, số lượt thông tin", BY_HAND, "", "Tài liệu niêm yết, phát thanh"),
        ),
        Theme.DIALOGUE: tuple(_dialogue(year, by)),
    }
    sections = [Section(theme, names.get(theme, ""), lines[theme]) for theme in Theme]
    is_commune = level_of(by) is InstanceRole.COMMUNE
    return AccessSheet(
        year,
        first,
        last,
        standard,
        sections,
        _books(first, last, by) if is_commune else (),
        _dialogues(year, by) if is_commune else (),
    )


def _mediation(figures: Figures, by: Actor) -> Iterator[Evidence]:
    results, people, quality = figures.results, figures.organisation, in_all(figures.quality)
    days = (results.first, results.last)
    received = total_of(results, Subject.RECEIVED)
    settled = total_of(results, Subject.IN_HAND, Outcome.SETTLED)
    failed = total_of(results, Subject.IN_HAND, Outcome.NOT_SETTLED)
    written = total_of(results, Subject.IN_HAND, Outcome.SETTLED, Part.WRITTEN)
    all_ = total_of(results, Subject.IN_HAND)
    ended = (settled or 0) + (failed or 0)
    book = "Sổ theo dõi hoạt động hòa giải ở cơ sở"
    yield Evidence(
        "Vụ, việc tiếp nhận trong năm",
        shown(received),
        "",
        book,
        _behind(Measure(Subject.RECEIVED), days, by),
    )
    yield _rate(
        "Bắt đầu hòa giải trong 03 ngày từ ngày phân công",
        quality.in_time,
        quality.starts,
        "Ngày phân công, ngày bắt đầu của từng vụ, việc trong sổ",
    )
    yield _rate(
        "Đã hòa giải xong, có kết quả",
        ended,
        all_,
        book,
        _behind(Measure(Subject.IN_HAND), days, by),
    )
    yield _rate(
        "Hòa giải thành trong số đã hòa giải xong",
        settled,
        ended,
        book,
        _behind(Measure(Subject.IN_HAND, Outcome.SETTLED), days, by),
    )
    yield _rate(
        "Hòa giải thành có văn bản",
        written,
        settled,
        "Văn bản hòa giải thành trong hồ sơ vụ, việc",
    )
    yield _rate(
        "Thỏa thuận đã thực hiện xong",
        quality.performed,
        quality.agreed,
        "Theo dõi thực hiện thỏa thuận trong hồ sơ vụ, việc",
    )
    yield _rate(
        "Hòa giải viên được bồi dưỡng trong năm",
        total_of(people, Subject.TRAINED),
        total_of(people, Subject.MEDIATORS),
        "Danh sách, bảng điểm danh lớp bồi dưỡng",
        url_for("training.index"),
    )


def _funding(year: int, by: Actor) -> Iterator[Evidence]:
    """Of the budgets that the program keeps; by hand where none of the year is allotted."""
    papers = "Dự toán, chứng từ chi"
    labels = (
        "Kinh phí được bố trí (đồng)",
        "Đã chi hỗ trợ tổ hòa giải, thù lao hòa giải viên (đồng)",
    )
    money = money_of_mediation(by, year)
    if money is None:
        yield from (Evidence(label, BY_HAND, "", papers) for label in labels)
        return
    *amounts, units = money
    how = "" if level_of(by) is InstanceRole.COMMUNE else f"{units} đơn vị đã được giao"
    link = url_for("budget.index", nam=year)
    for label, amount in zip(labels, amounts, strict=True):
        yield Evidence(label, in_figures(amount), how, papers, link)


def _dialogue(year: int, by: Actor) -> Iterator[Evidence]:
    counted = db.select(
        db.func.count(), db.func.count(Dialogue.announced_on), db.func.count(Dialogue.published_on)
    ).where(*_of_year(year, by))
    held, announced, published = db.session.execute(counted).one()
    link = url_for("reports.dialogue", nam=year)
    yield Evidence("Hội nghị đối thoại đã tổ chức", str(held), "", "Biên bản đối thoại", link)
    yield _rate("Có thông báo công khai trước", announced, held, "Thông báo, lời phát thanh")
    yield _rate("Đã công khai kết quả", published, held, "Ghi chép nơi đăng, niêm yết")


def _rate(label: str, part: int | None, whole: int | None, where: str, link: str = "") -> Evidence:
    if part is None or whole is None:
        return Evidence(label, "-", "không đếm được ở cấp này", where)
    return Evidence(
        label, percent(part, whole) or "chưa có", f"{part} / {whole} × 100", where, link
    )


def _behind(measure: Measure, days: tuple[date, date], by: Actor) -> str:
    """The list of exactly these cases; empty for who may not meet them."""
    if not may_look(measure, by):
        return ""
    first, last = (one.strftime("%d/%m/%Y") for one in days)
    column = next(one for one in OVERVIEW.columns if one.measure == measure)
    return url_for(
        "statistics.behind",
        code=OVERVIEW.code,
        version=OVERVIEW.version,
        cot=column.number,
        first=first,
        last=last,
    )


def _books(first: date, last: date, by: Actor) -> Sequence[Row[Any]]:
    """Team, year of the book, first and last number, how many; of cases received in the year."""
    number = MediationCase.book_number
    rows = (
        db.select(
            Team.name,
            MediationCase.book_year,
            db.func.min(number).label("first"),
            db.func.max(number).label("last"),
            db.func.count().label("cases"),
        )
        .join(Team, Team.id == MediationCase.team_id)
        .where(counted_by(by), MediationCase.received_on.between(first, last), number.is_not(None))
        .group_by(Team.id, Team.name, MediationCase.book_year)
        .order_by(Team.name, MediationCase.book_year)
    )
    return db.session.execute(rows).all()


def _dialogues(year: int, by: Actor) -> Sequence[Row[Any]]:
    rows = db.select(
        Dialogue.id,
        Dialogue.title,
        Dialogue.held_on,
        Dialogue.announced_on,
        Dialogue.minutes_number,
        Dialogue.published_on,
    ).where(*_of_year(year, by))
    return db.session.execute(rows.order_by(Dialogue.held_on, Dialogue.id)).all()


def _of_year(year: int, by: Actor) -> tuple:
    days = date(year, 1, 1), date(year, 12, 31)
    return (
        Dialogue.unit.in_(reach(by)),
        Dialogue.held_on.between(*days),
        Dialogue.state.in_(_HELD),
    )
