"""Training: classes with summons and attendance, the roster of trainers, learning material."""
