"""Forms of statistics: a period, a submission, a form in the making."""
