"""Invented people and records for practice, demonstration and load.

No person here exists. ``people``, ``places``, ``stories`` and ``history`` are pure;
``records`` writes through the same services that the pages use.
"""
