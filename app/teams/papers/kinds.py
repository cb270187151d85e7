"""Every paper of a team: about which record, from when on, by whom kept."""

from app.domain.actors import Permission
from app.domain.teams.departure_road import DepartureState
from app.domain.teams.election_road import ElectionState
from app.domain.teams.kinds import ElectionOf, Leaving
from app.papers.types import PaperKind
from app.teams.models import Departure, Election
from app.teams.papers.decisions import build_recognition, build_release
from app.teams.papers.minutes import build_minutes
from app.teams.papers.proposals import build_departure, build_dispute, build_list

_NOT_COUNTED = (ElectionState.PREPARING, ElectionState.FAILED, ElectionState.CANCELLED)
_BEFORE_THE_CHAIRMAN = (ElectionState.RECEIVED, ElectionState.RECOGNISED)


def _is_proposed(election: Election) -> bool:
    return election.state not in _NOT_COUNTED


def _elects_mediators(election: Election) -> bool:
    return election.of is ElectionOf.MEDIATORS and _is_proposed(election)


def _elects_leader(election: Election) -> bool:
    return election.of is ElectionOf.LEADER and _is_proposed(election)


def _is_decided(election: Election) -> bool:
    return election.state in _BEFORE_THE_CHAIRMAN


def _is_disputed(departure: Departure) -> bool:
    return bool(departure.is_disputed)


def _needs_decision(departure: Departure) -> bool:
    ground = departure.ground or Leaving.OWN_WISH
    return ground.needs_decision and departure.state in (
        DepartureState.RECEIVED,
        DepartureState.LEFT,
    )


_KEEP, _DECIDE = Permission.KEEP_TEAMS, Permission.DECIDE_TEAMS
TEAM_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="minutes",
        label="Biên bản bầu (Mẫu 01–05)",
        subject="election",
        permission=_KEEP,
        build=build_minutes,
    ),
    PaperKind(
        key="list",
        label="Danh sách đề nghị công nhận (Mẫu 06)",
        subject="election",
        permission=_KEEP,
        build=build_list,
        fits=_elects_mediators,
    ),
    PaperKind(
        key="leader",
        label="Đề nghị công nhận tổ trưởng (Mẫu 07)",
        subject="election",
        permission=_KEEP,
        build=build_list,
        fits=_elects_leader,
    ),
    PaperKind(
        key="recognition",
        label="Quyết định công nhận",
        subject="election",
        permission=_DECIDE,
        build=build_recognition,
        fits=_is_decided,
    ),
    PaperKind(
        key="departure",
        label="Đề nghị thôi (Mẫu 08)",
        subject="departure",
        permission=_KEEP,
        build=build_departure,
    ),
    PaperKind(
        key="dispute",
        label="Báo cáo chưa thống nhất (Mẫu 09)",
        subject="departure",
        permission=_KEEP,
        build=build_dispute,
        fits=_is_disputed,
    ),
    PaperKind(
        key="release",
        label="Quyết định thôi",
        subject="departure",
        permission=_DECIDE,
        build=build_release,
        fits=_needs_decision,
    ),
)
