"""The papers of teams: Mẫu 01–09 of Nghị quyết liên tịch 01/2014, and the Chairman's decisions."""

from app.teams.papers.kinds import TEAM_PAPERS

__all__ = ["TEAM_PAPERS"]
