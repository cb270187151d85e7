"""Invented records, written through the same services that the pages use."""

from app.practice.records.commune import officer_of, unit_in_force
from app.practice.records.sample import Sample, add_sample

__all__ = ["Sample", "add_sample", "officer_of", "unit_in_force"]
