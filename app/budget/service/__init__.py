"""What can be done with the money of a year: one function per act; and reading it."""
