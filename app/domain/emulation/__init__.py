"""Emulation: models of the movement "Dân vận khéo", and who is put up for a reward, with what."""
