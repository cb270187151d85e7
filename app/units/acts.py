"""What can be done to a unit and to a village: the words of the journal."""

from app.domain.labels import LabelledEnum


class UnitAct(LabelledEnum):
    ADD = "add", "Thêm"
    CHANGE = "change", "Sửa"
    MOVE = "move", "Chuyển cấp trên"
    TAKE_IN = "take_in", "Ghi đơn vị cũ vào danh mục"


class ListAct(LabelledEnum):
    """What an office does to its list of units."""

    ADD = "add", "Ghi đơn vị trực thuộc"
    RENAME = "rename", "Ghi tên mới"
    MOVE = "move", "Chuyển cấp trên"
    END = "end", "Kết thúc hiệu lực"
    GIVE = "give", "Giao thôn cho đơn vị khác"
