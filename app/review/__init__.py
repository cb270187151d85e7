"""Rà soát tài khoản: every quarter all accounts are looked through, one decision for each."""
