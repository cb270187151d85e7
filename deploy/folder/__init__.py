"""Builds the offline folder: everything a machine without Internet needs, byte for byte the same
from the same commit. ``docs/install.md`` says how and why.
"""
