"""A greeting of TLS without a network: what a browser that trusts an authority says to a server."""

import ssl
from pathlib import Path


def greet(folder: Path, name: str) -> str:
    """Empty where the server is trusted as ``name``, else what the browser found wrong."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "server.pem")
    browser = ssl.create_default_context(cafile=str(folder / "authority.crt"))
    to_server, to_browser = ssl.MemoryBIO(), ssl.MemoryBIO()
    here = browser.wrap_bio(to_browser, to_server, server_hostname=name)
    there = server.wrap_bio(to_server, to_browser, server_side=True)
    done = set()
    for _ in range(6):
        for one in (here, there):
            try:
                one.do_handshake()
                done.add(one)
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLCertVerificationError as wrong:
                return wrong.verify_message
    assert len(done) == 2
    return ""
