"""The year's plan of grassroots mediation work: made, handed down, copied, followed up."""
