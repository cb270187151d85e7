"""What every page shares: answers, access, forms, refusals, headers."""
