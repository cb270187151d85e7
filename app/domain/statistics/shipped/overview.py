"""The program's own sheet: a period at a glance, with what the old forms leave out."""

from app.domain.actors import InstanceRole
from app.domain.statistics.forms import Form, Identity, RowKind, columns_of
from app.domain.statistics.measures import Outcome as O
from app.domain.statistics.measures import Part as P
from app.domain.statistics.measures import Subject as S

_KINDS, _RESULTS, _WORK = "Tiếp nhận chia theo loại", "Kết quả của số tiếp nhận", "Cả kỳ"

OVERVIEW = Form(
    code="tong-hop",
    version="1",
    title="Số liệu hòa giải ở cơ sở",
    source="Sổ Hòa Giải",
    stub="Đơn vị",
    levels=frozenset(InstanceRole),
    rows=RowKind.UNIT,
    columns=columns_of(
        ("Tiếp nhận", S.RECEIVED),
        ("Mâu thuẫn giữa các bên", S.RECEIVED, O.ALL, P.K2_CONFLICT, _KINDS),
        ("Dân sự, hôn nhân và gia đình", S.RECEIVED, O.ALL, P.K2_CIVIL_FAMILY, _KINDS),
        ("Vụ, việc khác", S.RECEIVED, O.ALL, P.K2_OTHER, _KINDS),
        ("Chưa phân loại", S.RECEIVED, O.ALL, P.UNCLASSIFIED, _KINDS),
        ("Hòa giải thành", S.RECEIVED, O.SETTLED, P.ALL, _RESULTS),
        ("Không thành", S.RECEIVED, O.NOT_SETTLED, P.ALL, _RESULTS),
        ("Chưa giải quyết", S.RECEIVED, O.NOT_STARTED, P.ALL, _RESULTS),
        ("Đang giải quyết", S.RECEIVED, O.IN_PROGRESS, P.ALL, _RESULTS),
        ("Hướng dẫn, chuyển", S.RECEIVED, O.OUT_OF_SCOPE, P.ALL, _RESULTS),
        ("Kỳ trước chuyển sang", S.CARRIED, O.ALL, P.ALL, _WORK),
        ("Hòa giải tiếp", S.RESUMED, O.ALL, P.ALL, _WORK),
        ("Thành", S.IN_HAND, O.SETTLED, P.ALL, _WORK),
        ("Không thành", S.IN_HAND, O.NOT_SETTLED, P.ALL, _WORK),
        ("Chưa giải quyết", S.IN_HAND, O.NOT_STARTED, P.ALL, _WORK),
        ("Đang giải quyết", S.IN_HAND, O.IN_PROGRESS, P.ALL, _WORK),
        ("Tổng của kỳ", S.IN_HAND, O.ALL, P.ALL, _WORK),
    ),
    identities=(
        Identity(1, (2, 3, 4, 5)),
        Identity(1, (6, 7, 8, 9)),
        Identity(17, (1, 11, 12)),
        Identity(17, (13, 14, 15, 16)),
    ),
)
