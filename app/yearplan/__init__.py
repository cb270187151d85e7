"""The year's plan of dialogue conferences, and conferences that voters ask for."""
