"""The money of a year: the estimate, what was allotted, what was spent, the settlement."""
