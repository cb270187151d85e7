"""What a case gives in the end, and what is still missing for each: one typing, five outputs."""
