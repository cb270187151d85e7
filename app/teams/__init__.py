"""Mediation teams and their mediators (tổ hòa giải, hòa giải viên)."""
