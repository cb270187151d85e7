"""Acts on reports, their figures, and reading them."""
