"""Where a row of the law comes from."""

from app.domain.labels import LabelledEnum


class Source(LabelledEnum):
    """The nearer one wins: the unit's own, then that of who is above it, then the program's."""

    SHIPPED = "shipped", "Có sẵn"
    ABOVE = "above", "Cấp trên ghi"
    OWN = "own", "Đơn vị ghi"
