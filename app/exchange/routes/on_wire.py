"""The wire on which instances talk; what comes in proves itself who sent it."""

from flask import Blueprint, Response, request

from app.exchange import enrolment, withdrawals
from app.exchange.receiving import take_in
from app.web.access import public
from app.web.pace import STRANGERS, paced
from sync import BadFrame
from sync.frames import MAX_FRAME
from sync.http import FRAME_TYPE

LARGEST_MESSAGE = 4096

wire = Blueprint("wire", __name__, url_prefix="/dong-bo/v1")


@wire.post("/exchange")
@public
def exchange():
    """A signed frame from an enrolled instance; the frame itself says who calls."""
    request.max_content_length = MAX_FRAME
    try:
        answer = take_in(request.get_data(cache=False))
    except BadFrame:
        return Response(status=400)
    withdrawals.sweep()
    return Response(answer, content_type=FRAME_TYPE)


@wire.post("/enrol")
@public
@paced(STRANGERS)
def enrol():
    """A joiner with a one-time code; the code itself proves both sides."""
    request.max_content_length = LARGEST_MESSAGE
    answer = enrolment.admit(request.get_data(cache=False))
    if answer is None:
        return Response("{}", status=403, content_type="application/json")
    return Response(answer, content_type="application/json")
