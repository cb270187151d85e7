"""The office's machine in its own network: its name, its addresses, its certificate.

Nothing here speaks to the Internet, and nothing is told to a network while the server listens
on this machine only.
"""
