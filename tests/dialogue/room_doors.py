"""The doors of the room: address and method; all of them are for who records."""

from uuid import UUID

from app.dialogue.service import agenda, turns
from app.dialogue.service.agenda import PlannedGroup, PlannedItem
from app.dialogue.service.turns import TurnFacts
from app.domain.actors import Actor
from app.domain.dialogue.kinds import SpeakerKind

ROOM_DOORS = [
    ("/doi-thoai/{dialogue}/phong-hop", "GET"),
    ("/doi-thoai/{dialogue}/phong-hop/moi", "GET"),
    ("/doi-thoai/{dialogue}/phong-hop/chuong-trinh", "GET"),
    ("/doi-thoai/{dialogue}/phong-hop/chuong-trinh", "POST"),
    ("/doi-thoai/{dialogue}/phong-hop/bat-dau", "POST"),
    ("/doi-thoai/{dialogue}/phong-hop/ket-thuc", "POST"),
    ("/doi-thoai/{dialogue}/phong-hop/y-kien", "POST"),
    ("/doi-thoai/{dialogue}/phong-hop/ket-luan", "POST"),
    ("/doi-thoai/{dialogue}/phong-hop/phat-bieu", "POST"),
    ("/doi-thoai/{dialogue}/phong-hop/moi-nguoi-tiep", "POST"),
    ("/doi-thoai/{dialogue}/phong-hop/muc-tiep", "POST"),
    ("/doi-thoai/phong-hop/phat-bieu/{turn}/{what}", "POST"),
    ("/doi-thoai/phong-hop/muc/{item}", "POST"),
    ("/doi-thoai/phong-hop/nhom/{group}", "POST"),
    ("/doi-thoai/phong-hop/y-kien/{opinion}", "GET"),
    ("/doi-thoai/phong-hop/y-kien/{opinion}/giai-quyet", "POST"),
    ("/doi-thoai/phong-hop/y-kien/{opinion}/sua", "POST"),
    ("/doi-thoai/{dialogue}/man-chieu", "GET"),
]
ROOM_NAMES = {
    "{turn}": "<turn_id>",
    "{what}": "<what>",
    "{item}": "<item_id>",
    "{group}": "<group_id>",
}


def room_parts(dialogue_id: UUID, *, by: Actor) -> dict[str, UUID | str]:
    """An item, a group and a turn of that conference."""
    collective = TurnFacts(speaker="Tập thể bản", speaker_kind=SpeakerKind.COLLECTIVE)
    turn = turns.ask_to_speak(dialogue_id, collective, by=by)
    items = [PlannedItem(place=1, words="Khai mạc", minutes=10)]
    groups = [PlannedGroup(place=1, words="Nhân dân trong xã")]
    agenda.lay_down(dialogue_id, items, groups, by=by)
    (item,) = agenda.agenda_of(dialogue_id)
    (group,) = agenda.groups_counted(dialogue_id)
    return {"turn": turn.id, "item": item.id, "group": group.id, "what": "moi"}
