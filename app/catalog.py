"""The record types of the book, parents before children, and the papers made from them.

To add one, add its line here.
"""

from app.attachments.record import ATTACHMENT
from app.budget.papers import BUDGET_PAPERS
from app.budget.record import BUDGET_TYPES
from app.dialogue.papers import DIALOGUE_PAPERS
from app.dialogue.record import DIALOGUE_TYPES
from app.difficulties.record import DIFFICULTY
from app.emulation.papers import EMULATION_PAPERS
from app.emulation.record import EMULATION_TYPES
from app.guidance.record import GUIDANCE_TYPES
from app.importing.record import REGISTER_IMPORT
from app.inspection.papers import INSPECTION_PAPERS
from app.inspection.record import INSPECTION_TYPES
from app.lawpack.record import LAW_TYPES
from app.mediation.papers import MEDIATION_PAPERS
from app.mediation.record import MEDIATION_TYPES
from app.outreach.record import OUTREACH
from app.papers.record import MADE_PAPER
from app.papers.types import PaperKind
from app.periodic.papers import PERIODIC_PAPERS
from app.periodic.record import PERIODIC_REPORT
from app.preparation.papers import PREPARATION_PAPERS
from app.preparation.record import PREPARATION_TYPES
from app.privacy.papers import PRIVACY_PAPERS
from app.privacy.record import PRIVACY_TYPES
from app.records.types import RecordType
from app.remuneration.papers import REMUNERATION_PAPERS
from app.remuneration.record import REMUNERATION_TYPES
from app.signers.record import SIGNER
from app.statistics.papers import STATISTICS_PAPERS
from app.statistics.record import STATISTICS_TYPES
from app.teams.papers import TEAM_PAPERS
from app.teams.record import TEAM_TYPES
from app.training.papers import TRAINING_PAPERS
from app.training.record import TRAINING_TYPES
from app.units.record import UNIT_CHANGE, VILLAGE
from app.workplan.papers import WORKPLAN_PAPERS
from app.workplan.record import WORKPLAN_TYPES
from app.yearplan.papers import YEARPLAN_PAPERS
from app.yearplan.record import YEARPLAN_TYPES

RECORD_TYPES: tuple[RecordType, ...] = (
    UNIT_CHANGE,
    VILLAGE,
    *LAW_TYPES,
    SIGNER,
    *TEAM_TYPES,
    *MEDIATION_TYPES,
    *REMUNERATION_TYPES,
    REGISTER_IMPORT,
    *YEARPLAN_TYPES,
    *DIALOGUE_TYPES,
    *PREPARATION_TYPES,
    *TRAINING_TYPES,
    *BUDGET_TYPES,
    *GUIDANCE_TYPES,
    DIFFICULTY,
    OUTREACH,
    *EMULATION_TYPES,
    *STATISTICS_TYPES,
    *INSPECTION_TYPES,
    *WORKPLAN_TYPES,
    PERIODIC_REPORT,
    *PRIVACY_TYPES,
    MADE_PAPER,
    ATTACHMENT,
)

BY_KEY: dict[str, RecordType] = {kind.key: kind for kind in RECORD_TYPES}
PAPERS: tuple[PaperKind, ...] = (
    *TEAM_PAPERS,
    *MEDIATION_PAPERS,
    *REMUNERATION_PAPERS,
    *PREPARATION_PAPERS,
    *DIALOGUE_PAPERS,
    *TRAINING_PAPERS,
    *YEARPLAN_PAPERS,
    *BUDGET_PAPERS,
    *EMULATION_PAPERS,
    *STATISTICS_PAPERS,
    *INSPECTION_PAPERS,
    *WORKPLAN_PAPERS,
    *PERIODIC_PAPERS,
    *PRIVACY_PAPERS,
)
PAPER_KINDS: dict[str, PaperKind] = {kind.key: kind for kind in PAPERS}
