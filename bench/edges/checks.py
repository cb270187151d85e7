"""Requests that no browser sends, each with what a sound server makes of it."""

from bench.edges.judging import OF_A_FRAGMENT, Check, answered, empty, refused, with_headers

HIDDEN = b"GET /healthz HTTP/1.1\r\nHost: @HOST@\r\nX-Hidden: yes\r\n\r\n"
END = b"Connection: close\r\n\r\n"


def get(path: bytes, head: bytes = b"", method: bytes = b"GET") -> bytes:
    return method + b" " + path + b" HTTP/1.1\r\nHost: @HOST@\r\n" + head + END


def post(head: bytes, body: bytes, path: bytes = b"/dang-nhap") -> bytes:
    return b"POST " + path + b" HTTP/1.1\r\nHost: @HOST@\r\n" + head + b"\r\n" + body


def form(kind: bytes, body: bytes, path: bytes = b"/dang-nhap") -> bytes:
    length = b"Content-Length: %d\r\nConnection: close\r\n" % len(body)
    return post(b"Content-Type: " + kind + b"\r\n" + length, body, path)


URLENCODED = b"application/x-www-form-urlencoded"
MULTIPART = b"multipart/form-data; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'
CHUNKED = b"Transfer-Encoding: chunked\r\n"

SMUGGLING = (
    Check(
        "length and chunks",
        post(b"Content-Length: 4\r\n" + CHUNKED, b"0\r\n\r\n" + HIDDEN),
        refused(),
    ),
    Check(
        "chunks and length",
        post(CHUNKED + b"Content-Length: 4\r\n", b"0\r\n\r\n" + HIDDEN),
        refused(),
    ),
    Check("two lengths", post(b"Content-Length: 0\r\nContent-Length: 5\r\n", HIDDEN), refused()),
    Check("a list of lengths", post(b"Content-Length: 0, 5\r\n", HIDDEN), refused()),
    Check("a signed length", post(b"Content-Length: +0\r\n", HIDDEN), refused()),
    Check("a negative length", post(b"Content-Length: -1\r\n", HIDDEN), refused()),
    Check("a length in hexadecimal", post(b"Content-Length: 0x0\r\n", HIDDEN), refused()),
    Check("a length with an underscore", post(b"Content-Length: 0_0\r\n", HIDDEN), refused()),
    Check("a length of other digits", post("Content-Length: ٠\r\n".encode(), HIDDEN), refused()),
    Check("a length without end", post(b"Content-Length: " + b"9" * 400 + b"\r\n", b""), refused()),
    Check("an unknown coding", post(b"Transfer-Encoding: xchunked\r\n", HIDDEN), refused()),
    Check("a coding twice", post(CHUNKED + CHUNKED, b"0\r\n\r\n" + HIDDEN), refused()),
    Check(
        "chunked and identity",
        post(b"Transfer-Encoding: chunked, identity\r\n", b"0\r\n\r\n" + HIDDEN),
        refused(),
    ),
    Check("a chunk of no size", post(CHUNKED, b"zz\r\nhello\r\n0\r\n\r\n" + HIDDEN), refused()),
    Check(
        "a chunk of negative size", post(CHUNKED, b"-1\r\nhello\r\n0\r\n\r\n" + HIDDEN), refused()
    ),
    Check(
        "a chunk longer than it says", post(CHUNKED, b"1\r\nhello\r\n0\r\n\r\n" + HIDDEN), refused()
    ),
    Check("a chunk with 0x", post(CHUNKED, b"0x0\r\n\r\n" + HIDDEN), refused()),
    Check("a space before the colon", get(b"/dang-nhap", b"Content-Length : 5\r\n"), refused()),
    Check(
        "chunks in HTTP/1.0",
        b"POST /dang-nhap HTTP/1.0\r\nHost: @HOST@\r\nConnection: keep-alive\r\n"
        + CHUNKED
        + b"\r\n0\r\n\r\n"
        + HIDDEN,
        refused(),
    ),
    Check(
        "a header that goes on",
        get(b"/dang-nhap", b"X-A: a\r\n Transfer-Encoding: chunked\r\n"),
        answered(200, 400),
    ),
    Check("a bare line feed in a header", get(b"/dang-nhap", b"X-A: a\nX-B: b\r\n"), refused()),
    Check("a bare return in a header", get(b"/dang-nhap", b"X-A: a\rX-B: b\r\n"), refused()),
    Check("a NUL in a header", get(b"/dang-nhap", b"X-A: a\0b\r\n"), refused()),
    Check("a header without a colon", get(b"/dang-nhap", b"nonsense\r\n"), refused()),
)
SHAPES = (
    Check(
        "a head of a megabyte", get(b"/dang-nhap", b"X-A: " + b"a" * 2**20 + b"\r\n"), refused(431)
    ),
    Check("ten thousand headers", get(b"/dang-nhap", b"X-A: a\r\n" * 10_000), refused(431)),
    Check("an address of 100 kB", get(b"/" + b"a" * 100_000), refused(414, 431)),
    Check("a method of its own", get(b"/dang-nhap", method=b"FROB"), refused(405, 501, 400)),
    Check("TRACE", get(b"/dang-nhap", method=b"TRACE"), answered(405, 501, 400)),
    Check("CONNECT", get(b"elsewhere.example:443", method=b"CONNECT"), refused()),
    Check("HTTP/0.9", b"GET /dang-nhap\r\n\r\n", refused()),
    Check("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", refused()),
    Check("HTTP/9.9", b"GET /dang-nhap HTTP/9.9\r\nHost: @HOST@\r\n" + END, refused()),
    Check("no HTTP at all", b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", refused()),
    Check("HEAD", get(b"/dang-nhap", method=b"HEAD"), empty(200)),
    Check(
        "a hundred requests in one go",
        (get(b"/healthz").replace(END, b"\r\n")) * 99 + get(b"/healthz"),
        answered(200, times=100),
    ),
)
NAMES = (
    Check("two hosts", get(b"/dang-nhap", b"Host: elsewhere.example\r\n"), refused(400)),
    Check(
        "another host",
        b"GET /dang-nhap HTTP/1.1\r\nHost: elsewhere.example\r\n" + END,
        refused(400),
    ),
    Check(
        "a host with a person in it",
        b"GET /dang-nhap HTTP/1.1\r\nHost: @HOST@@elsewhere.example\r\n" + END,
        refused(400),
    ),
    Check("no host", b"GET /dang-nhap HTTP/1.1\r\n" + END, refused(400)),
    Check(
        "an address with another host",
        b"GET http://elsewhere.example/dang-nhap HTTP/1.1\r\nHost: @HOST@\r\n" + END,
        answered(200, 400),
    ),
    Check(
        "a host that a proxy is said to have seen",
        get(
            b"/dang-nhap",
            b"X-Forwarded-Host: elsewhere.example\r\nX-Forwarded-Proto: https\r\n"
            b"Forwarded: host=elsewhere.example\r\n",
        ),
        with_headers(200),
    ),
    Check("two slashes", get(b"//elsewhere.example/%2e%2e"), answered(404, 400, 303, 308)),
    Check("two backslashes", get(b"/\\elsewhere.example/"), answered(404, 400, 303)),
    Check("a next page elsewhere", get(b"/dang-nhap?next=//elsewhere.example"), answered(200)),
)
PLACES = (
    Check("out of the folder", get(b"/static/../instance.toml"), answered(404, 400)),
    Check(
        "out of the folder, in code",
        get(b"/static/%2e%2e/%2e%2e/pyproject.toml"),
        answered(404, 400),
    ),
    Check(
        "out of the folder, twice in code",
        get(b"/static/%252e%252e%252fpyproject.toml"),
        answered(404, 400),
    ),
    Check(
        "out of the folder, backwards", get(b"/static/..%5c..%5cpyproject.toml"), answered(404, 400)
    ),
    Check("a NUL in the address", get(b"/static/app.js%00.css"), answered(404, 400)),
    Check("an address that is no UTF-8", get(b"/tim/%ff%fe?q=%ff"), answered(404, 400, 303)),
    Check("a query that is no UTF-8", get(b"/dang-nhap?next=%ff%fe%00"), answered(200)),
    Check("a header in the query", get(b"/dang-nhap?next=/%0d%0aX-Planted:%201"), answered(200)),
    Check("a header in the address", get(b"/%0d%0aX-Planted:%201"), answered(404, 400)),
    Check("a cookie that is none", get(b"/dang-nhap", b'Cookie: \xff;=;;a="\\\r\n'), answered(200)),
    Check(
        "a range that is none",
        get(b"/static/app.js", b"Range: bytes=9-1,-,5-\r\n"),
        answered(200, 206, 416),
    ),
    Check(
        "a thousand ranges",
        get(b"/static/app.js", b"Range: bytes=" + b"0-," * 1000 + b"0-\r\n"),
        answered(200, 416),
    ),
    Check(
        "an old date",
        get(b"/static/app.js", b'If-Modified-Since: yesterday\r\nIf-None-Match: "\\"\r\n'),
        answered(200),
    ),
)
BODIES = (
    Check("parts without a boundary", form(b"multipart/form-data", b"x"), answered(400, 413, 422)),
    Check("parts that do not end", form(MULTIPART, PART * 2), answered(400, 413, 422)),
    Check("five thousand parts", form(MULTIPART, PART * 5000 + b"--b--"), answered(400, 413)),
    Check("a hundred thousand fields", form(URLENCODED, b"a=b&" * 100_000), answered(413)),
    Check("a field of 5 MB", form(URLENCODED, b"a=" + b"b" * 5 * 2**20), answered(413)),
    Check(
        "a form in UTF-7",
        form(URLENCODED + b"; charset=utf-7", b"login=+ADw-script+AD4-"),
        answered(400, 413, 422),
    ),
    Check(
        "a form in no coding",
        form(URLENCODED + b"; charset=\xff", b"login=%ff"),
        answered(400, 413, 422),
    ),
    Check(
        "another method by a header",
        form(URLENCODED + b"\r\nX-HTTP-Method-Override: DELETE", b"_method=DELETE"),
        answered(400),
    ),
    Check(
        "JSON instead of a form",
        form(b"application/json", b'{"login": ' + b"[" * 50_000),
        answered(400),
    ),
    Check(
        "a frame that is none",
        form(b"application/octet-stream", b"\x00" * 70_000, b"/dong-bo/v1/exchange"),
        answered(400, 401, 403, 413, 422),
    ),
    Check(
        "packed without being asked",
        form(URLENCODED + b"\r\nContent-Encoding: gzip", b"\x1f\x8b" + b"\0" * 50),
        answered(400, 413, 415),
    ),
)
HEADERS = (
    Check("headers of a page", get(b"/dang-nhap"), with_headers(200)),
    Check("headers of a page not found", get(b"/khong-co"), with_headers(404)),
    Check("headers of a refused method", get(b"/dang-nhap", method=b"DELETE"), with_headers(405)),
    Check("headers of a form without its token", form(URLENCODED, b"login=a"), with_headers(400)),
    Check("headers of a way to the sign-in page", get(b"/hoa-giai/"), with_headers(303)),
    Check(
        "headers of a fragment",
        get(b"/dang-nhap", b"HX-Request: true\r\n"),
        with_headers(200, OF_A_FRAGMENT),
    ),
    Check(
        "headers under another name",
        b"GET / HTTP/1.1\r\nHost: a.example\r\n" + END,
        with_headers(400),
    ),
)
CHECKS = (*SMUGGLING, *SHAPES, *NAMES, *PLACES, *BODIES, *HEADERS)
