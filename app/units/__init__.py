"""Administrative units with their validity, and the villages of a commune."""
