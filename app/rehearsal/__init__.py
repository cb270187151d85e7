"""Learning with invented records: a practice book beside the real one, begun anew by one press."""
