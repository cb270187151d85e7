"""What the clerk is told instead of a traceback."""


class Refused(Exception):
    """The act cannot be done and nothing was changed; the message is a full Vietnamese sentence."""
