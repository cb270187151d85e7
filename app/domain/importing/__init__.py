"""The rules of taking an old register in: how it is typed, which column is which, what is wrong."""
