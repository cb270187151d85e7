"""The papers of a dialogue: minutes and their annexes, conclusions, answers, public results."""

from app.dialogue.papers.kinds import DIALOGUE_PAPERS

__all__ = ["DIALOGUE_PAPERS"]
