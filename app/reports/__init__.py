"""First figures: counts of cases by unit, period, kind and result."""
