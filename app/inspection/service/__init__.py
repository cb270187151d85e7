"""Acts on inspections, the figures beside their checklist, and reading them."""
