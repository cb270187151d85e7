"""How to use the book: chapters to read here, and a sheet of two pages for each role to print."""
