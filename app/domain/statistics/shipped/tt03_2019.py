"""Form 10 of Thông tư số 03/2019/TT-BTP of 20/03/2019: teams and mediators.

The columns were read in 10c, of the province; 10a, of the commune, was not found and is
counted by the same columns, a line per team.
"""

from dataclasses import replace

from app.domain.actors import InstanceRole
from app.domain.statistics.forms import Due, Form, Identity, Kind, RowKind, columns_of
from app.domain.statistics.measures import Outcome as O
from app.domain.statistics.measures import Part as P
from app.domain.statistics.measures import Subject as S

_SEX, _TRAINING, _OF_THESE = "Giới tính", "Trình độ chuyên môn", "Trong đó"
_REPLACED = "Thông tư này đã được thay thế; biểu để lại để đọc và lập lại số liệu các năm trước."

FORM_10C = Form(
    code="10c",
    version="TT03-2019",
    title="Số tổ hòa giải và hòa giải viên ở cơ sở trên địa bàn",
    source="Thông tư số 03/2019/TT-BTP",
    stub="Tên đơn vị",
    levels=frozenset({InstanceRole.OFFICE}),
    rows=RowKind.UNIT,
    columns=columns_of(
        ("Số tổ hòa giải", S.TEAMS),
        ("Tổng số hòa giải viên", S.MEDIATORS),
        ("Nam", S.MEDIATORS, O.ALL, P.MALE, _SEX),
        ("Nữ", S.MEDIATORS, O.ALL, P.FEMALE, _SEX),
        ("Chuyên môn Luật", S.MEDIATORS, O.ALL, P.LAW_DEGREE, _TRAINING),
        ("Chưa qua đào tạo chuyên môn Luật", S.MEDIATORS, O.ALL, P.NO_LAW_DEGREE, _TRAINING),
        ("Người dân tộc thiểu số", S.MEDIATORS, O.ALL, P.MINORITY, _OF_THESE),
        ("Số hòa giải viên được bồi dưỡng nghiệp vụ", S.TRAINED, O.ALL, P.ALL, _OF_THESE),
    ),
    identities=(Identity(2, (3, 4)), Identity(2, (5, 6))),
    dues=(
        Due(Kind.YEAR_FIRST, InstanceRole.OFFICE, 28, 11),
        Due(Kind.YEAR_FINAL, InstanceRole.OFFICE, 20, 2, next_year=True),
    ),
    note=_REPLACED,
)
FORM_10A = replace(
    FORM_10C,
    code="10a",
    title="Số tổ hòa giải và hòa giải viên ở cơ sở tại xã, phường, thị trấn",
    stub="Tên tổ hòa giải",
    levels=frozenset({InstanceRole.COMMUNE}),
    rows=RowKind.TEAM,
    dues=(),
    note=f"Các cột theo biểu 10c; biểu 10a chưa đọc được, hãy đối chiếu khi dùng. {_REPLACED}",
)
