"""What people type about mediation cases: one form per act, one file per stretch."""
