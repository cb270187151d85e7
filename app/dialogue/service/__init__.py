"""What can be done with conferences, opinions and conclusions: one function per act."""
