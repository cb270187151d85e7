"""Whose occasions a person may meet: one's own unit's, an office's all below it."""

from app.domain.actors import Permission
from app.outreach.models import Outreach
from app.units.sight import visible_in_reach

visible_outreach = visible_in_reach(Permission.SEE_REPORTS, Outreach)
