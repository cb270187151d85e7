"""What somebody is typing, kept on the server until it is saved: nothing typed is lost."""
