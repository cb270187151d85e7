"""What every kind of record has in common: columns, journal, lock, type."""
