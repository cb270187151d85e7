"""Thi đua, khen thưởng: models "Dân vận khéo", and rewards from the figures of the books."""
