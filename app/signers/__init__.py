"""Người ký văn bản: who signs a unit's papers, offered where a signer is asked for."""
