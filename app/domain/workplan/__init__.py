"""The year's plan of mediation work: its course, its tasks, and how it is handed down."""
