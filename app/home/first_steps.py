"""What a new instance still lacks, read from the book itself: nothing is ticked by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.accounts.models import Account
from app.db import db
from app.dialogue.models import Dialogue
from app.domain.actors import Actor, Permission, Role
from app.domain.calendar_rows import has_tet
from app.exchange.models import Peer, Superior
from app.instance import Instance, this_instance
from app.lawpack.models import Court
from app.lawpack.service import law_of
from app.mediation.models import MediationCase
from app.signers.models import Signer
from app.teams.models import Mediator, Team
from app.units.models import Village

_CLERK, _ADMINISTRATOR = "công chức xã", "người quản trị"
_OFFICIAL = "chuyên viên"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to be set up; ``whose`` are the words for who does it, ``guide``
    is the chapter of the handbook and its part."""

    fact: str
    label: str
    why: str
    permission: Permission
    whose: str
    endpoint: str
    guide: str


_COMMUNE = (
    Step(
        "villages",
        "Thêm thôn, bản, tổ dân phố",
        "Tổ hòa giải, hội nghị đối thoại đều gắn với thôn.",
        Permission.KEEP_UNITS,
        _CLERK,
        "units.index",
        "don-vi#them-thon",
    ),
    Step(
        "teams",
        "Thêm các tổ hòa giải",
        "Sổ và số của vụ, việc theo từng tổ.",
        Permission.KEEP_TEAMS,
        _CLERK,
        "teams.new",
        "to-hoa-giai#lap-to",
    ),
    Step(
        "mediators",
        "Ghi hòa giải viên của từng tổ",
        "Mở tổ, bấm “Nhập cả danh sách”.",
        Permission.KEEP_TEAMS,
        _CLERK,
        "teams.index",
        "to-hoa-giai#lap-to",
    ),
    Step(
        "accounts",
        "Mở tài khoản cho công chức, lãnh đạo xã",
        "Rồi cho Mặt trận, tổ trưởng, hòa giải viên. Mỗi người một tài khoản.",
        Permission.KEEP_ACCOUNTS,
        _ADMINISTRATOR,
        "accounts.new",
        "tai-khoan#mo-tai-khoan",
    ),
    Step(
        "superior",
        "Ghép nối với cấp trên",
        "Xin cấp trên mã dùng một lần. Chưa ghép nối vẫn ghi sổ được.",
        Permission.KEEP_ACCOUNTS,
        _ADMINISTRATOR,
        "exchange.index",
        "dong-bo#ghep-noi",
    ),
    Step(
        "signers",
        "Ghi người ký văn bản",
        "Họ tên, chức vụ in vào quyết định, giấy mời, báo cáo.",
        Permission.KEEP_LAW,
        _CLERK,
        "signers.index",
        "phap-luat#nguoi-ky",
    ),
    Step(
        "court",
        "Ghi Tòa án có thẩm quyền",
        "Cấp trên đã ghi thì tự có sau khi đồng bộ.",
        Permission.KEEP_LAW,
        _CLERK,
        "lawpack.courts",
        "phap-luat#ghi-phap-luat",
    ),
    Step(
        "records",
        "Ghi vụ, việc hoặc hội nghị đầu tiên",
        "Sổ giấy, sổ cũ cũng đưa vào được.",
        Permission.RECORD_CASE,
        _CLERK,
        "mediation.new",
        "ghi-vu-viec#ghi-moi",
    ),
)
_OFFICE = (
    Step(
        "accounts_above",
        "Mở tài khoản cho chuyên viên, lãnh đạo",
        "Mỗi người một tài khoản, không dùng chung.",
        Permission.KEEP_ACCOUNTS,
        _ADMINISTRATOR,
        "accounts.new",
        "tai-khoan#mo-tai-khoan",
    ),
    Step(
        "court_given",
        "Ghi Tòa án có thẩm quyền của các đơn vị",
        "Ghi một lần ở đây, các xã, phường tự nhận được.",
        Permission.KEEP_LAW,
        _OFFICIAL,
        "lawpack.courts",
        "phap-luat#ghi-phap-luat",
    ),
    Step(
        "tet",
        "Ghi ngày nghỉ Tết của năm nay",
        "Thiếu thì các thời hạn qua Tết tính sai.",
        Permission.KEEP_LAW,
        _OFFICIAL,
        "lawpack.days",
        "phap-luat#ghi-phap-luat",
    ),
    Step(
        "signers",
        "Ghi người ký văn bản",
        "Họ tên, chức vụ in vào kế hoạch, báo cáo.",
        Permission.KEEP_LAW,
        _OFFICIAL,
        "signers.index",
        "phap-luat#nguoi-ky",
    ),
    Step(
        "peers",
        "Ghép nối các đơn vị trực thuộc",
        "Cấp cho mỗi đơn vị một mã dùng một lần.",
        Permission.KEEP_ACCOUNTS,
        _ADMINISTRATOR,
        "exchange.index",
        "dong-bo#ghep-noi",
    ),
)
_UPWARD = next(one for one in _COMMUNE if one.fact == "superior")
_SETTING_UP = {Permission.KEEP_ACCOUNTS, Permission.KEEP_UNITS, Permission.KEEP_LAW}


def first_steps(by: Actor, *, today: date) -> Sequence[tuple[Step, bool]]:
    """Every step with whether it is done; none once all are, or for who sets nothing up."""
    if not any(by.may(one) for one in _SETTING_UP):
        return ()
    known = _facts(by, today)
    steps = [(one, known[one.fact]) for one in _steps_of(this_instance())]
    return () if all(done for _, done in steps) else steps


def _steps_of(here: Instance) -> Sequence[Step]:
    if not here.is_office:
        # a book to learn with is tied to nobody, and never will be
        return [one for one in _COMMUNE if one is not _UPWARD or not here.practice]
    return (*_OFFICE, _UPWARD) if here.superior else _OFFICE


def _facts(by: Actor, today: date) -> dict[str, bool]:
    """What the book holds already; asked in one query."""
    signs_in = Account.disabled.is_(False)
    asked = {
        "villages": Village.unit.in_(by.books),
        "teams": Team.unit.in_(by.books),
        "mediators": Mediator.unit.in_(by.books),
        "clerk": signs_in & (Account.role == Role.COMMUNE_OFFICER),
        "leader": signs_in & (Account.role == Role.COMMUNE_LEADER),
        "official": signs_in & (Account.role == Role.OFFICE_OFFICER),
        "head": signs_in & (Account.role == Role.OFFICE_LEADER),
        "superior": Superior.id == 1,
        "peers": Peer.revoked_at.is_(None),
        "signers": Signer.unit == by.unit,
        "court": Court.serves == by.unit,
        "court_given": Court.unit == by.unit,
        "cases": MediationCase.unit.in_(by.books),
        "dialogues": Dialogue.unit.in_(by.books),
    }
    found = db.session.execute(
        db.select(*(db.exists().where(there).label(name) for name, there in asked.items()))
    ).one()
    known = {name: bool(value) for name, value in found._mapping.items()}
    known["accounts"] = known["clerk"] and known["leader"]
    known["accounts_above"] = known["official"] and known["head"]
    known["records"] = known["cases"] or known["dialogues"]
    known["tet"] = has_tet(today.year, law_of(by.unit).calendar)
    return known
