"""Indicator 0403 of Thông tư số 10/2017/TT-BTP: cases by the three classes that it names."""

from app.domain.actors import InstanceRole
from app.domain.statistics.forms import Form, Identity, RowKind, columns_of
from app.domain.statistics.measures import Outcome as O
from app.domain.statistics.measures import Part as P
from app.domain.statistics.measures import Subject as S

_KINDS = "Chia theo loại vụ, việc"

INDICATOR_0403 = Form(
    code="0403",
    version="TT10-2017",
    title="Số vụ, việc hòa giải ở cơ sở",
    source="Thông tư số 10/2017/TT-BTP",
    stub="Tên đơn vị",
    levels=frozenset(InstanceRole),
    rows=RowKind.UNIT,
    columns=columns_of(
        ("Tổng số vụ, việc", S.RECEIVED),
        ("Mâu thuẫn giữa các bên", S.RECEIVED, O.ALL, P.K2_CONFLICT, _KINDS),
        (
            "Tranh chấp phát sinh từ quan hệ dân sự, hôn nhân và gia đình",
            S.RECEIVED,
            O.ALL,
            P.K2_CIVIL_FAMILY,
            _KINDS,
        ),
        ("Vụ, việc khác thuộc phạm vi hòa giải ở cơ sở", S.RECEIVED, O.ALL, P.K2_OTHER, _KINDS),
    ),
    identities=(Identity(1, (2, 3, 4)),),
    note="Chỉ gồm các phân tổ của chỉ tiêu đã đọc được.",
)
