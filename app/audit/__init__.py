"""The journal as the administrator reads it: who did what when, without the contents."""
