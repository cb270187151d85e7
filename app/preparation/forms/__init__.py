"""Forms of the preparation; an act without fields is a bare form: key and revision travel."""
