"""Kiểm tra, tự kiểm tra: their course, the checklist with figures, what is recommended after."""
