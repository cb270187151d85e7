"""What the journal says of a list that was taken out."""

from app.domain.labels import LabelledEnum

EXPORTED = "export"  # what such a line of the journal is about


class ExportAct(LabelledEnum):
    EXPORT = "export", "Xuất danh sách ra tệp"


class Why(LabelledEnum):
    """Why a list that tells of people is taken out; the code stands in the address."""

    REPORT = "bao-cao", "Lập báo cáo, trả lời cấp trên"
    WORK = "theo-doi", "Theo dõi, đôn đốc việc đang giải quyết"
    CHECK = "doi-chieu", "Kiểm tra, đối chiếu sổ"
    FILE = "luu-giay", "In, lưu hồ sơ giấy của đơn vị"
    OTHER = "khac", "Việc khác"
