"""What can be done to prepare a conference: one function per act."""
