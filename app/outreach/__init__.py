"""Tuyên truyền: the log of talks, broadcasts and leaflets on law and mediation."""
