"""Acts on requests for payment, and reading them; a file per stretch of the road."""
