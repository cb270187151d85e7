"""Khó khăn, vướng mắc, kiến nghị: the log that reports are drawn from, and its answers."""
