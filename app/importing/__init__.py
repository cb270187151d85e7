"""Nhập sổ cũ: an old register out of a sheet into the book, checked first, undone at once."""
