"""How the machine of an office stands: disk, memory, clock, backup, exchange, version."""
