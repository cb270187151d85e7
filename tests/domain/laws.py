"""The law as the program ships it, for rules that are asked by it."""

from app.domain.calendar import SHIPPED
from app.domain.deadline_rows import SHIPPED as RULES
from app.domain.lawpack import LawPack

SHIPPED_LAW = LawPack(SHIPPED, RULES, ())
