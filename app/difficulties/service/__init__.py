"""Acts on the log of difficulties, and reading it."""
