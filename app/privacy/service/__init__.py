"""The acts of this room, and what they read."""
