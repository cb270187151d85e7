"""What can be done with an import: one function per act, and reading them."""
