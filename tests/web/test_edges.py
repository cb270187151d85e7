"""What no browser sends is refused by the server that serves, and answered once."""

import threading

from app.lan.ports import take_port
from app.serving import listening
from bench.edges.asking import Place
from bench.edges.checks import CHECKS
from bench.edges.judging import findings
from bench.edges.planted import blind


def test_nothing_at_the_edges_of_http_confuses_the_server(commune):
    place = take_port("127.0.0.1", 0)
    server = listening.listen(commune, place, 2)
    threading.Thread(target=server.run, daemon=True).start()
    assert list(findings(Place(place.getsockname()[1]), CHECKS)) == []
    server.close()


def test_each_check_finds_what_is_planted_for_it():
    assert blind() == []
