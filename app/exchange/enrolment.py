"""Tying two instances together by a one-time code."""

import time
from urllib.parse import urlsplit

from flask import current_app

from app.db import db, now, transaction
from app.domain.actors import Actor, Role
from app.domain.errors import RuleViolation
from app.domain.units import Decree, check_decree
from app.exchange.acts import ExchangeAct
from app.exchange.identity import signing_key
from app.exchange.models import Invitation, Peer, Superior
from app.exchange.sessions import MOVED_TO, NOT_TRUSTED, road_to
from app.instance import Instance, refuse_in_practice, this_instance
from app.records import journal
from app.records.ledger import SqlLedger
from app.units.service import come_under, newest_of, place_below
from app.web.context import today
from sync import Unreachable, enrol
from sync.ports import NotTrusted
from sync.scope import start_anew


def invite(unit: str, *, name: str | None = None, decree: Decree | None = None, by: Actor) -> str:
    """A one-time code for a unit below; an earlier code of the unit is dead.

    ``name`` is for a unit that no list knows, ``decree`` for one that stands elsewhere.
    """
    refuse_in_practice()
    place_below(unit, name, on=today(), by=by, decree=decree)
    code = enrol.new_code()
    seconds = current_app.config["ENROL_HOURS"] * 3600
    invited = enrol.invite(code, unit, now=time.time(), seconds=seconds)
    with transaction() as session:
        session.merge(_row(invited))
        journal.note(ExchangeAct.INVITE, by=by, subject="peer", changes={"unit": [None, unit]})
    return code


def admit(message: bytes) -> bytes | None:
    """Judge a joiner's message; the answer to it, or None where the code is not accepted."""
    here = this_instance()
    try:
        unit = enrol.unit_of(message)
        with transaction() as session:
            row = session.get(Invitation, unit, with_for_update=True, populate_existing=True)
            if row is None:
                return None
            welcome = enrol.Welcome(here.unit, bytes(signing_key(here.folder).verify_key))
            kept, answer = enrol.admit(_invitation(row), message, welcome, now=time.time())
            session.merge(_row(kept))
            session.flush()
            if answer and kept.joined:
                _take_in(unit, kept.joined)
        return answer
    except enrol.BadCode:
        return None


def _take_in(unit: str, key: bytes) -> None:
    """One living instance per unit: whatever spoke for it before is turned away from now on."""
    session = db.session()
    known = session.get(Peer, key)
    if known and known.unit == unit and known.revoked_at is None:
        return  # the same joiner again, whose answer was lost
    for former in session.scalars(db.select(Peer).where(Peer.unit == unit)):
        former.revoked_at = former.revoked_at or now()
    session.merge(Peer(key=key, unit=unit, enrolled_at=now(), revoked_at=None))
    session.flush()
    machine = Actor(
        name=f"Máy của đơn vị {unit}", role=Role.ADMINISTRATOR, unit=this_instance().unit
    )
    changes = {"unit": [None, unit], "key": [None, key.hex()]}
    journal.note(ExchangeAct.ADMIT, by=machine, subject="peer", changes=changes)


def join(
    url: str, code: str, *, by: Actor, decree: Decree | None = None, reason: str = ""
) -> Superior:
    """Tie this instance to the superior at ``url``; the code proves each to the other.

    Another superior than the declared one is taken where the list of units, or the word of
    the former superior, says that this unit was moved there, or by ``decree`` and ``reason``.
    """
    refuse_in_practice()
    here = this_instance()
    address = _wire_address(url)
    key = signing_key(here.folder)
    try:
        joining = enrol.Joining(code, here.unit, bytes(key.verify_key))
        answer = road_to(address, here).enrol(joining.request())
        if answer is None:
            raise enrol.BadCode
        welcome = joining.welcome(answer)
    except enrol.BadCode:
        raise RuleViolation(
            "Mã ghép nối không đúng, đã dùng hoặc đã hết hạn. Hãy xin cấp trên một mã mới."
        ) from None
    except NotTrusted:
        raise RuleViolation(NOT_TRUSTED) from None
    except Unreachable:
        raise RuleViolation(
            f"Không liên lạc được với cấp trên ở địa chỉ “{url}”. "
            "Hãy kiểm tra địa chỉ và đường mạng rồi thử lại."
        ) from None
    _check_superior(welcome.unit, here, decree, reason)
    with transaction() as session:
        former = session.get(Superior, 1)
        if former and former.key != welcome.key:
            start_anew(SqlLedger())
            session.delete(former)
            session.flush()
        if (former and former.unit != welcome.unit) or decree is not None:
            come_under(welcome.unit, on=today(), by=by, reason=reason, decree=decree)
        SqlLedger().put(MOVED_TO, None)
        superior = session.merge(
            Superior(id=1, unit=welcome.unit, key=welcome.key, address=address, complete=False)
        )
        journal.note(
            ExchangeAct.JOIN, by=by, subject="superior", changes={"unit": [None, welcome.unit]}
        )
    return superior


def _check_superior(unit: str, here: Instance, decree: Decree | None, reason: str) -> None:
    """Refuse a superior that nobody has named."""
    own = newest_of(here.unit)
    declared = own.parent_code if own and own.told_by else here.superior
    if not declared or unit in (declared, SqlLedger().get(MOVED_TO)):
        return
    if decree is None or not reason.strip():
        raise RuleViolation(
            f"Địa chỉ này là của đơn vị {unit}, không phải cấp trên {declared} đã khai. Nếu đơn vị "
            "đã được chuyển sang cấp trên này, hãy chạy lại với cùng mã, ghi thêm số quyết định "
            "(--decree), ngày quyết định (--dated) và lý do (--reason)."
        )
    check_decree(decree, today=today())


def _wire_address(url: str) -> str:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in ("http", "https") or not parts.hostname or len(url) > 400:
        raise RuleViolation(
            f"Địa chỉ “{url}” không đúng. Hãy ghi dạng http://máy-chủ:cổng, "
            "ví dụ http://192.168.1.10:8000."
        )
    return f"{parts.scheme}://{parts.netloc}/dong-bo/v1"


def _row(kept: enrol.Invitation) -> Invitation:
    return Invitation(
        unit=kept.unit, key=kept.key, until=kept.until, tries=kept.tries, joined=kept.joined
    )


def _invitation(row: Invitation) -> enrol.Invitation:
    return enrol.Invitation(row.unit, row.key, row.until, row.tries, row.joined)
