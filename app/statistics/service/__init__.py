"""What can be asked of statistics and done with them, a file per kind of act."""
