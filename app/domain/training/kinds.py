"""What a class is about, whom it is for, and who sits in it."""

from app.domain.labels import LabelledEnum


class Audience(LabelledEnum):
    TRAINERS = "trainers", "Tập huấn viên"
    MEDIATORS = "mediators", "Hòa giải viên"
    LEADERS = "leaders", "Tổ trưởng tổ hòa giải"


class GivenBy(LabelledEnum):
    """Who gives the class, seen from the unit that keeps it in its book."""

    OWN = "own", "Đơn vị tự tổ chức"
    SUPERIOR = "superior", "Cấp trên tổ chức"
    OTHER = "other", "Cơ quan, tổ chức khác tổ chức"


class SeatKind(LabelledEnum):
    """A seat is a person's, or so many places given to a unit that names its people itself."""

    MEDIATOR = "mediator", "Hòa giải viên"
    TRAINER = "trainer", "Tập huấn viên"
    PLACES = "places", "Chỉ tiêu của đơn vị"

    @property
    def is_person(self) -> bool:
        return self is not SeatKind.PLACES


class Result(LabelledEnum):
    COMPLETED = "completed", "Hoàn thành"
    NOT_COMPLETED = "not_completed", "Chưa hoàn thành"


class Topic(LabelledEnum):
    SKILLS = "skills", "Kỹ năng hòa giải"
    NEW_LAW = "new_law", "Pháp luật mới"
    COURT = "court", "Thủ tục yêu cầu Tòa án công nhận kết quả hòa giải thành"
    LAND = "land", "Pháp luật về đất đai"
    FAMILY = "family", "Pháp luật về hôn nhân và gia đình"
    CIVIL = "civil", "Pháp luật về dân sự"
    VIOLENCE = "violence", "Phòng, chống bạo lực gia đình"
    BOOK = "book", "Ghi sổ, lập văn bản hòa giải"
    OTHER = "other", "Chuyên đề khác"
