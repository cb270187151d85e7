"""Forms 11 and 12 of Thông tư số 20/2013/TT-BTP: teams and mediators, results of mediation."""

from dataclasses import replace

from app.domain.actors import InstanceRole
from app.domain.statistics.forms import Due, Form, Identity, Kind, RowKind, columns_of
from app.domain.statistics.measures import Outcome as O
from app.domain.statistics.measures import Part as P
from app.domain.statistics.measures import Subject as S

_SOURCE = "Thông tư số 20/2013/TT-BTP"
_VERSION = "TT20-2013"
_REPLACED = "Thông tư này đã được thay thế; biểu để lại để đọc và lập lại số liệu các năm trước."
_SCOPE = "Chia theo phạm vi hòa giải"
_RESULT = "Chia theo kết quả hòa giải"
_OPEN = "Đang giải quyết"
_SEX, _ETHNICITY, _TRAINING = "Giới tính", "Dân tộc", "Trình độ chuyên môn"

FORM_11 = Form(
    code="11",
    version=_VERSION,
    title="Số tổ hòa giải và hòa giải viên ở cơ sở",
    source=_SOURCE,
    stub="Tên đơn vị",
    levels=frozenset(InstanceRole),
    rows=RowKind.UNIT,
    columns=columns_of(
        ("Số thôn, tổ dân phố", S.VILLAGES),
        ("Số tổ hòa giải", S.TEAMS),
        ("Tổng số hòa giải viên", S.MEDIATORS),
        ("Nam", S.MEDIATORS, O.ALL, P.MALE, _SEX),
        ("Nữ", S.MEDIATORS, O.ALL, P.FEMALE, _SEX),
        ("Kinh", S.MEDIATORS, O.ALL, P.KINH, _ETHNICITY),
        ("Khác", S.MEDIATORS, O.ALL, P.MINORITY, _ETHNICITY),
        ("Chuyên môn Luật", S.MEDIATORS, O.ALL, P.LAW_DEGREE, _TRAINING),
        ("Chuyên môn khác", S.MEDIATORS, O.ALL, P.OTHER_DEGREE, _TRAINING),
        ("Chưa qua đào tạo", S.MEDIATORS, O.ALL, P.UNTRAINED, _TRAINING),
        ("Số hòa giải viên được bồi dưỡng chuyên môn, nghiệp vụ", S.TRAINED),
    ),
    identities=(Identity(3, (4, 5)), Identity(3, (6, 7)), Identity(3, (8, 9, 10))),
    note=_REPLACED,
)

_RESULTS = columns_of(
    ("Tổng số vụ, việc tiếp nhận", S.RECEIVED),
    ("Tranh chấp dân sự", S.RECEIVED, O.ALL, P.K1_CIVIL, _SCOPE),
    ("Tranh chấp hôn nhân và gia đình", S.RECEIVED, O.ALL, P.K1_FAMILY, _SCOPE),
    ("Mâu thuẫn, xích mích, tranh chấp khác", S.RECEIVED, O.ALL, P.K1_OTHER, _SCOPE),
    ("Hòa giải thành", S.RECEIVED, O.SETTLED, P.ALL, _RESULT),
    ("Hòa giải không thành", S.RECEIVED, O.NOT_SETTLED, P.ALL, _RESULT),
    ("Chưa giải quyết", S.RECEIVED, O.NOT_STARTED, P.ALL, _RESULT),
    ("Tổng số", S.RECEIVED, O.IN_PROGRESS, P.ALL, _RESULT, _OPEN),
    ("Dân sự", S.RECEIVED, O.IN_PROGRESS, P.K1_CIVIL, _RESULT, _OPEN),
    ("Hôn nhân và gia đình", S.RECEIVED, O.IN_PROGRESS, P.K1_FAMILY, _RESULT, _OPEN),
    ("Khác", S.RECEIVED, O.IN_PROGRESS, P.K1_OTHER, _RESULT, _OPEN),
)
_ESTIMATED = {1, 2, 3, 4, 5, 6}
_UNSURE = "Các cột có ước tính chưa đọc được đầy đủ, đơn vị đặt lại trong mẫu của mình."

FORM_12B = Form(
    code="12b",
    version=_VERSION,
    title="Kết quả hòa giải ở cơ sở tại xã, phường, thị trấn",
    source=_SOURCE,
    stub="Tên tổ hòa giải",
    levels=frozenset({InstanceRole.COMMUNE}),
    rows=RowKind.TEAM,
    columns=tuple(replace(one, is_estimated=one.number in _ESTIMATED) for one in _RESULTS),
    identities=(Identity(1, (2, 3, 4)), Identity(1, (5, 6, 7, 8)), Identity(8, (9, 10, 11))),
    note=f"{_REPLACED} {_UNSURE}",
)
FORM_12C = replace(
    FORM_12B,
    code="12c",
    title="Kết quả hòa giải ở cơ sở trên địa bàn",
    stub="Tên đơn vị",
    levels=frozenset({InstanceRole.OFFICE}),
    rows=RowKind.UNIT,
    dues=(
        Due(Kind.HALF_YEAR, InstanceRole.OFFICE, 20, 5),
        Due(Kind.YEAR_FIRST, InstanceRole.OFFICE, 20, 11),
        Due(Kind.YEAR_FINAL, InstanceRole.OFFICE, 15, 2, next_year=True),
    ),
)
