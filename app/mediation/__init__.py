"""Mediation cases (vụ, việc hòa giải ở cơ sở): from the first word to the closed file."""
