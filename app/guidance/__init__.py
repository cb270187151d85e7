"""Chỉ đạo: what an office tells the units below it, and their receipts and answers."""
