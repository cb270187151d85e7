"""Dữ liệu cá nhân: what people ask about their data, how it ends, and what went wrong with it."""
