"""The forms that the program brings: those whose columns were read in the circulars.

The forms of Thông tư số 16/2025/TT-BTP and 17/2025/TT-BTP are in force and their columns are
not known here: nothing is invented, an office of justice writes them and they travel down.
A day that was not read stays empty, and an office sets it in a version of its own.
"""

from app.domain.statistics.forms import Form
from app.domain.statistics.shipped.board import BOARD, BOARD_OF_TEAMS
from app.domain.statistics.shipped.indicators import INDICATOR_0403
from app.domain.statistics.shipped.overview import OVERVIEW
from app.domain.statistics.shipped.tt03_2019 import FORM_10A, FORM_10C
from app.domain.statistics.shipped.tt20_2013 import FORM_11, FORM_12B, FORM_12C

OFFICIAL: tuple[Form, ...] = (FORM_10A, FORM_10C, FORM_11, FORM_12B, FORM_12C, INDICATOR_0403)
SHIPPED: tuple[Form, ...] = (OVERVIEW, *OFFICIAL)
OWN: tuple[Form, ...] = (OVERVIEW, BOARD, BOARD_OF_TEAMS)

__all__ = ["BOARD", "BOARD_OF_TEAMS", "OFFICIAL", "OVERVIEW", "OWN", "SHIPPED"]
