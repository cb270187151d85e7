"""Đồng bộ: lends :mod:`sync` its ledger, its inbox and its road, and shows people the truth."""
