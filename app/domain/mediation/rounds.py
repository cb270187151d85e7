"""Where a case stands at the end of a day, told by its rounds.

Ending without agreement is not final (Điều 27): the parties may go on under the same number,
so the figures of a past day must not be counted from how the case stands now.
:mod:`app.mediation.service.standing` asks it of the database.
"""

from app.domain.labels import LabelledEnum


class Standing(LabelledEnum):
    """How the latest round stood that had begun or ended by the end of the day.

    A case that is now out of scope was so from the day it was refused; one that was refused
    and is looked at again stands as if nobody had sat down yet.

    Căn cứ: Điều 3, Điều 23, Điều 27 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """

    NOT_BEGUN = "not_begun", "Chưa hòa giải"
    GOING_ON = "going_on", "Đang hòa giải"
    SETTLED = "settled", "Hòa giải thành"
    NOT_SETTLED = "not_settled", "Hòa giải không thành"
    BROKEN_OFF = "broken_off", "Dừng vì không thuộc phạm vi"
