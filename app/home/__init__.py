"""The first page after signing in, and the sign of life for machines."""
