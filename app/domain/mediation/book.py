"""The book of a team in a year: opened, its running numbers, closed.

Căn cứ: khoản 4 Điều 21, điểm d khoản 2 Điều 28 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from app.domain.labels import LabelledEnum


class BookAct(LabelledEnum):
    OPEN = "open", "Mở sổ"
    CHANGE = "change", "Sửa bìa sổ"
    CLOSE = "close", "Khóa sổ"
