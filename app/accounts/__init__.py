"""Who may come in: accounts, passwords, sessions and the pages for them."""
