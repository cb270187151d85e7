"""What can be done with plans, planned conferences and requests: one function per act."""
