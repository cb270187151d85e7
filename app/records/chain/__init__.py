"""The chain of the journal in the database: put on, guarded, checked (:mod:`app.domain.chain`)."""
