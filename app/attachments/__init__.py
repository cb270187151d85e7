"""Signed papers, scans and photos attached to a record: only their pictures are kept."""
