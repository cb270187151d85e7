"""What the journal says of a list that was taken out."""

from app.domain.labels import LabelledEnum

EXPORTED = "export"  # what such a line of the journal is about


class ExportAct(LabelledEnum):
    EXPORT = "export", "Xuất danh sách ra tệp"
