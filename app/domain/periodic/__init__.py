"""The report in words on mediation work: its kinds and course, its figures, its first words."""
