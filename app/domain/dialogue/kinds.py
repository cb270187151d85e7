"""The words in which a conference, its speakers and their opinions are told apart."""

from app.domain.labels import LabelledEnum, Term
from app.domain.words import mid_sentence


class DialogueKind(LabelledEnum):
    """Whose conference it is: the law's clocks run only for the government's."""

    GOVERNMENT = "government", "Chính quyền"
    PARTY_COMMITTEE = "party_committee", "Cấp ủy"


class DialogueForm(LabelledEnum):
    """Căn cứ: Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15."""

    IN_PERSON = "in_person", "Trực tiếp"
    ONLINE = "online", "Trực tuyến"
    SOCIAL_NETWORK = "social_network", "Qua mạng xã hội"


class OpinionSource(LabelledEnum):
    BEFORE = "before", "Trước hội nghị"
    AT_MEETING = "at_meeting", "Tại hội nghị"
    IN_WRITING = "in_writing", "Bằng văn bản"
    ONLINE = "online", "Trực tuyến"


class SpeakerKind(LabelledEnum):
    INDIVIDUAL = "individual", "Cá nhân"
    COLLECTIVE = "collective", "Tập thể"


class MatterKind(LabelledEnum):
    """What is brought forward: column "loại đơn" of register form 03/TCD."""

    PROPOSAL = "proposal", "Kiến nghị"
    FEEDBACK = "feedback", "Phản ánh"
    COMPLAINT = "complaint", "Khiếu nại"
    DENUNCIATION = "denunciation", "Tố cáo"

    @property
    def has_own_procedure(self) -> bool:
        """Whether a law of its own says how it is settled, so never at the conference."""
        return self in (MatterKind.COMPLAINT, MatterKind.DENUNCIATION)


def speaker_in_words(name: str | None, kind: SpeakerKind, village: str | None) -> str:
    """Who spoke, as minutes say it; without a name it is the village that speaks.

    Căn cứ: điểm a khoản 2 Điều 12 Nghị định số 154/2026/NĐ-CP: a speaker's name and
    address are not told outside, so the superior and the public read of the village.
    """
    village = village and mid_sentence(village)
    if name:
        return f"{name}, {village}" if village else name
    if kind is SpeakerKind.COLLECTIVE:
        return Term(f"Tập thể nhân dân {village}" if village else "Tập thể người dân")
    return Term(f"Đại diện {village}" if village else "Người dân dự hội nghị")
