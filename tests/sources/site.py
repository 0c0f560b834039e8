"""A real site on this machine: it counts what it is asked, and answers what a test tells it to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer; ``write`` sends the body instead of ``body``, as slowly or as long as it likes."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    write: Callable[[Callable[[bytes], object]], None] | None = None


Page = Callable[[int, Message], Reply]
"""What a path answers, from how often it was asked before and from the headers of the request."""


class Site:
    """Pages by path, and the headers of each request that came."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: dict[str, list[Message]] = {}
        self.address = ""

    def put(self, path: str, *replies: Reply) -> str:
        """Answer these replies in turn, the last one for ever; gives the address."""
        return self.answer(path, lambda count, _: replies[min(count, len(replies) - 1)])

    def answer(self, path: str, page: Page) -> str:
        self.pages[path] = page
        self.asked[path] = []
        return self.address + path

    def count(self, path: str) -> int:
        return len(self.asked[path])


@contextmanager
def running() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            page = site.pages[self.path]
            site.asked[self.path].append(self.headers)
            reply = page(len(site.asked[self.path]) - 1, self.headers)
            self.send_response_only(reply.status)
            length = {} if reply.write else {"Content-Length": str(len(reply.body))}
            for name, value in {"Date": self.date_time_string(), **length, **reply.headers}.items():
                self.send_header(name, value)
            self.close_connection = True
            self.end_headers()
            try:
                if reply.write:
                    reply.write(lambda chunk: (self.wfile.write(chunk), self.wfile.flush()))
                else:
                    self.wfile.write(reply.body)
            except OSError:
                return  # the client has had enough

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{listening.server_port}"
    thread = Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()
