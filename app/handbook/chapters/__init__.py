"""The chapters, in the order in which a newcomer needs them."""

from app.handbook.chapters.above import GUIDANCE, LAW, PLANS, SYNC, TRAINING
from app.handbook.chapters.dialogue import CONFERENCES
from app.handbook.chapters.figures import FIGURES, LISTS, MONEY, REPORTS
from app.handbook.chapters.machine import MACHINE, TROUBLE
from app.handbook.chapters.mediation import ALERTS, CASES, OLD_BOOKS, RESULTS
from app.handbook.chapters.papers import PAPERS
from app.handbook.chapters.people import ACCOUNTS, ENTERING, TEAMS, UNITS
from app.handbook.chapters.privacy import PRIVACY
from app.handbook.types import Chapter, Part

CHAPTERS: tuple[Chapter, ...] = (
    ENTERING,
    CASES,
    RESULTS,
    ALERTS,
    PAPERS,
    OLD_BOOKS,
    TEAMS,
    MONEY,
    CONFERENCES,
    PLANS,
    FIGURES,
    REPORTS,
    TRAINING,
    GUIDANCE,
    LISTS,
    SYNC,
    LAW,
    UNITS,
    ACCOUNTS,
    PRIVACY,
    MACHINE,
    TROUBLE,
)
BY_SLUG: dict[str, Chapter] = {one.slug: one for one in CHAPTERS}
BY_ROOM: dict[str, Chapter] = {room: one for one in CHAPTERS for room in one.rooms}
PARTS: dict[str, Part] = {part.key: part for one in CHAPTERS for part in one.parts}
