"""What can be done with plans of mediation work: one function per act; and reading them."""
