"""The room of the search: one box over everything a person may meet."""
