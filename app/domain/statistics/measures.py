"""Everything that a column of a form can count: a subject, its outcome, a part of it.

A measure is a short key (``received.settled.k1b``), so that forms are plain data and a
frozen sheet can be read when its form has long changed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.classification import CATEGORIES, FormKind, IndicatorKind, ScopeKind
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation.rounds import Standing
from app.domain.statistics.cells import CaseCell, Entry, MediatorCell
from app.domain.teams.composition import LawTraining, Sex


class Subject(LabelledEnum):
    """What is counted. Cases by how they stand at the end of the period; teams, villages and
    mediators as of that day."""

    RECEIVED = "received", "Vụ, việc tiếp nhận trong kỳ"
    CARRIED = "carried", "Vụ, việc kỳ trước chuyển sang"
    RESUMED = "resumed", "Vụ, việc đã kết thúc ở kỳ trước, hòa giải tiếp trong kỳ"
    IN_HAND = "in_hand", "Mọi vụ, việc của kỳ (tiếp nhận, chuyển sang, hòa giải tiếp)"
    STARTED_LATE = "started_late", "Vụ, việc tiếp nhận trong kỳ, bắt đầu hòa giải quá hạn"
    VILLAGES = "villages", "Thôn, bản, tổ dân phố"
    TEAMS = "teams", "Tổ hòa giải"
    MEDIATORS = "mediators", "Hòa giải viên"
    TRAINED = "trained", "Hòa giải viên được bồi dưỡng trong kỳ"


class Outcome(LabelledEnum):
    """How the cases stand; "all" leaves out what turned out to be out of scope."""

    ALL = "all", "Tất cả"
    SETTLED = "settled", "Hòa giải thành"
    NOT_SETTLED = "not_settled", "Hòa giải không thành"
    NOT_STARTED = "not_started", "Chưa giải quyết"
    IN_PROGRESS = "in_progress", "Đang giải quyết"
    OUT_OF_SCOPE = "out_of_scope", "Không thuộc phạm vi, đã hướng dẫn"


class Part(LabelledEnum):
    """Which of them: a class of cases, or a kind of people."""

    ALL = "all", "Tất cả"
    K1_CIVIL = "k1a", "Dân sự"
    K1_FAMILY = "k1b", "Hôn nhân và gia đình"
    K1_OTHER = "k1c", "Mâu thuẫn, xích mích, tranh chấp khác"
    K2_CONFLICT = "k2a", "Mâu thuẫn giữa các bên (chỉ tiêu 0403)"
    K2_CIVIL_FAMILY = "k2b", "Dân sự, hôn nhân và gia đình (chỉ tiêu 0403)"
    K2_OTHER = "k2c", "Vụ, việc khác thuộc phạm vi (chỉ tiêu 0403)"
    K3_CONFLICT = "k3a", "Điểm a khoản 1 Điều 5: mâu thuẫn giữa các bên"
    K3_CIVIL = "k3b", "Điểm b: quan hệ dân sự"
    K3_FAMILY = "k3c", "Điểm c: hôn nhân và gia đình"
    K3_MINOR = "k3d", "Điểm d: vi phạm chưa đến mức bị xử lý"
    K3_CRIMINAL = "k3đ", "Điểm đ: hình sự trong trường hợp được hòa giải"
    K3_EDUCATION = "k3e", "Điểm e: giáo dục tại xã, biện pháp thay thế"
    K3_OTHER = "k3g", "Điểm g: vụ, việc khác"
    UNCLASSIFIED = "unclassified", "Chưa phân loại"
    WRITTEN = "written", "Có văn bản hòa giải thành"
    PUBLIC = "public", "Hòa giải công khai"
    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"
    KINH = "kinh", "Dân tộc Kinh"
    MINORITY = "minority", "Người dân tộc thiểu số"
    LAW_DEGREE = "law_degree", "Chuyên môn Luật"
    OTHER_DEGREE = "other_degree", "Chuyên môn khác"
    UNTRAINED = "untrained", "Chưa qua đào tạo chuyên môn"
    NO_LAW_DEGREE = "no_law_degree", "Chưa qua đào tạo chuyên môn Luật"
    LEADERS = "leaders", "Tổ trưởng"


_ENTRIES = {
    Subject.RECEIVED: frozenset({Entry.RECEIVED}),
    Subject.CARRIED: frozenset({Entry.CARRIED}),
    Subject.RESUMED: frozenset({Entry.RESUMED}),
    Subject.IN_HAND: frozenset(Entry),
    Subject.STARTED_LATE: frozenset({Entry.RECEIVED}),
}
_STANDINGS = {
    Outcome.ALL: frozenset(Standing) - {Standing.BROKEN_OFF},
    Outcome.SETTLED: frozenset({Standing.SETTLED}),
    Outcome.NOT_SETTLED: frozenset({Standing.NOT_SETTLED}),
    Outcome.NOT_STARTED: frozenset({Standing.NOT_BEGUN}),
    Outcome.IN_PROGRESS: frozenset({Standing.GOING_ON}),
    Outcome.OUT_OF_SCOPE: frozenset({Standing.BROKEN_OFF}),
}
_KINDS = {
    **{Part(f"k1{one.value}"): one for one in FormKind},
    **{Part(f"k2{one.value}"): one for one in IndicatorKind},
    **{Part(f"k3{one.value}"): one for one in ScopeKind},
}
_SCHEMES = {"k1": "form", "k2": "indicator", "k3": "scope"}
_CODES: dict[Part, frozenset[str | None]] = {
    Part.UNCLASSIFIED: frozenset({None}),
    **{
        part: frozenset(row.code for row in CATEGORIES if getattr(row, _SCHEMES[part[:2]]) is kind)
        for part, kind in _KINDS.items()
    },
}
_PEOPLE: dict[Part, tuple[str, frozenset]] = {
    Part.MALE: ("sex", frozenset({Sex.MALE})),
    Part.FEMALE: ("sex", frozenset({Sex.FEMALE})),
    Part.KINH: ("is_minority", frozenset({False})),
    Part.MINORITY: ("is_minority", frozenset({True})),
    Part.LAW_DEGREE: ("law_training", frozenset({LawTraining.LAW_DEGREE})),
    Part.OTHER_DEGREE: ("law_training", frozenset({LawTraining.OTHER_DEGREE})),
    Part.UNTRAINED: ("law_training", frozenset({LawTraining.NONE})),
    Part.NO_LAW_DEGREE: ("law_training", frozenset({LawTraining.OTHER_DEGREE, LawTraining.NONE})),
    Part.LEADERS: ("is_leader", frozenset({True})),
}
_TRAITS = {Part.WRITTEN: "is_written", Part.PUBLIC: "is_public"}
OF_CASES = frozenset({Part.ALL, Part.UNCLASSIFIED, *_KINDS, *_TRAITS})
OF_PEOPLE = frozenset({Part.ALL, *_PEOPLE})
PEOPLE = frozenset({Subject.MEDIATORS, Subject.TRAINED})


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted; a case, a person, a team is in it or not."""

    subject: Subject
    outcome: Outcome = Outcome.ALL
    part: Part = Part.ALL

    @property
    def key(self) -> str:
        return f"{self.subject.value}.{self.outcome.value}.{self.part.value}"

    @property
    def label(self) -> str:
        parts = [self.subject.label]
        if self.outcome is not Outcome.ALL:
            parts.append(self.outcome.label.lower())
        if self.part is not Part.ALL:
            parts.append(self.part.label)
        return ": ".join([parts[0], ", ".join(parts[1:])]) if parts[1:] else parts[0]

    @property
    def counts_cases(self) -> bool:
        return self.subject in _ENTRIES

    @property
    def counts_people(self) -> bool:
        return self.subject in PEOPLE

    @property
    def entries(self) -> frozenset[Entry]:
        return _ENTRIES[self.subject]

    @property
    def standings(self) -> frozenset[Standing]:
        return _STANDINGS[self.outcome]

    @property
    def codes(self) -> frozenset[str | None] | None:
        """The codes of its categories, None among them where none is written; or every one."""
        return _CODES.get(self.part)

    @property
    def fact(self) -> tuple[str, frozenset] | None:
        """The name and the values of what sets it apart, where that is no category."""
        if self.subject is Subject.STARTED_LATE:
            return "started_late", frozenset({True})
        if self.part in _TRAITS:
            return _TRAITS[self.part], frozenset({True})
        return _PEOPLE.get(self.part)

    def check(self) -> None:
        """Refuse what cannot be counted."""
        if not self._has_outcomes and self.outcome is not Outcome.ALL:
            raise RuleViolation(
                f"“{self.subject.label}” không có kết quả “{self.outcome.label}”. "
                "Hãy chọn “Tất cả”."
            )
        if self.part not in self._parts:
            raise RuleViolation(
                f"“{self.subject.label}” không chia theo “{self.part.label}” được. "
                "Hãy chọn mục khác hoặc “Tất cả”."
            )

    @property
    def _has_outcomes(self) -> bool:
        return self.counts_cases and self.subject is not Subject.STARTED_LATE

    @property
    def _parts(self) -> frozenset[Part]:
        """What it can be divided by; of who started late only classes are told apart."""
        if self.subject is Subject.STARTED_LATE:
            return OF_CASES - _TRAITS.keys()
        if self.counts_cases:
            return OF_CASES
        return OF_PEOPLE if self.counts_people else frozenset({Part.ALL})

    def case_test(self) -> Callable[[CaseCell], bool]:
        """What says of a cell whether its cases are counted; made once for thousands of cells."""
        if not self.counts_cases:
            return lambda cell: False
        entries, standings, codes = self.entries, self.standings, self.codes
        has_fact = self._fact_test()
        return lambda cell: (
            cell.entry in entries
            and cell.standing in standings
            and (codes is None or cell.category in codes)
            and has_fact(cell)
        )

    def person_test(self) -> Callable[[MediatorCell], bool]:
        """The same of the mediators of a cell."""
        if not self.counts_people:
            return lambda cell: False
        has_fact, is_everybody = self._fact_test(), self.subject is Subject.MEDIATORS
        return lambda cell: (is_everybody or cell.is_trained) and has_fact(cell)

    def _fact_test(self) -> Callable[[CaseCell | MediatorCell], bool]:
        if self.fact is None:
            return lambda cell: True
        name, values = self.fact
        return lambda cell: getattr(cell, name) in values


def read_measure(key: str) -> Measure:
    """The measure of a key; refuses one that this program does not know."""
    try:
        subject, outcome, part = key.split(".")
        measure = Measure(Subject(subject), Outcome(outcome), Part(part))
    except ValueError:
        raise RuleViolation(
            f"Chương trình này chưa biết cách đếm “{key}”. Hãy cập nhật chương trình."
        ) from None
    measure.check()
    return measure


def all_measures() -> Iterable[Measure]:
    """Everything that can be counted."""
    for subject in Subject:
        for outcome in Outcome:
            for part in Part:
                measure = Measure(subject, outcome, part)
                try:
                    measure.check()
                except RuleViolation:
                    continue
                yield measure
