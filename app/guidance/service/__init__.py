"""Acts on guidance and receipts, and reading them."""
