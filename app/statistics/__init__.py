"""Official statistics: sheets counted from the book, submitted, frozen, followed up."""
