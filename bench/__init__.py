"""Measuring: what a page costs when the book is long. Nothing here is asserted in a test."""
