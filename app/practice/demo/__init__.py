"""The demonstration: an office and two communes of Lai Châu, alive on this machine.

``cast`` says who plays, ``stage`` keeps the folder, ``prepare`` fills it, ``servers`` runs it.
"""

from app.practice.demo.play import run

__all__ = ["run"]
