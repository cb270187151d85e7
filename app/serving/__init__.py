"""How a process serves an office: what goes on beside the requests, and the door before them."""

from app.serving.beside import Beside, begin

__all__ = ["Beside", "begin"]
