"""Acts on models and rewards, counting for them, and reading them."""
