"""Does it get slower as it fills: events held, runs open, readers of the live page."""

import os
import socket
import threading

from . import envelopes, load
from .process import HOST, get
from .receiver import Receiver
from .setting import EXCEPTION
from .tables import Table, middle

HELD = (10, 100, 1_000, 10_000)
OPEN = (1, 10, 100, 1_000)
READERS = (1, 10, 50, 200)


def points(setting, all_of_them):
    """In a short run every curve has three points: its ends and one between."""
    return all_of_them[:1] + all_of_them[2:] if setting.short else all_of_them


def run(setting, say):
    return [held(setting, say), opened(setting, say), readers(setting, say)]


def held(setting, say):
    """CPU per envelope taken and per list read, with so many events held."""
    held_points = points(setting, HELD)
    file = os.path.join(setting.work, "held.bin")
    count = 12_000 if setting.short else 24_000
    supply = envelopes.Supply([envelopes.error()], count, file)
    result = Table("growth-held", "Events held", ["CPU µs", *(f"{n:,} held" for n in held_points)])
    takes, reads = [], []
    for most in held_points:
        say(f"growth: {most} events held")
        server = setting.app(
            {
                "SENTRY_DSN": "",
                "SENTRY_TRACES_SAMPLE_RATE": "0",
                "CANARY_INBOX_MAX_EVENTS": str(most),
                "CANARY_INBOX_MAX_BYTES": "512M",
            },
            ["-Xmx1g"],
        )
        try:
            supply.load(server.port, setting.warm_up)
            server.settle(20)
            takes.append(cost(setting, server, lambda: supply.load(server.port, setting.seconds)))
            load.wrk(server.port, "/inbox/api/events?limit=10", 3)
            server.settle(20)
            reads.append(cost(setting, server, lambda: full(setting, server, "/inbox/api/events?limit=10")))
        finally:
            server.stop()
    result.add("an envelope taken", *(middle(t) for t in takes))
    result.add("a list of ten read", *(middle(r) for r in reads))
    return result


def opened(setting, say):
    """CPU per exception raised while so many runs wait for their proof; the target proves none."""
    open_points = points(setting, OPEN)
    result = Table("growth-open", "Runs open", ["CPU µs", *(f"{n:,} open" for n in open_points)])
    receiver = Receiver(setting.work + "/nginx-growth")
    figures = []
    try:
        for most in open_points:
            say(f"growth: {most} runs open")
            server = setting.app(
                {
                    "SENTRY_DSN": receiver.dsn,
                    "SENTRY_TRACES_SAMPLE_RATE": "0",
                    "CANARY_KEEP_RUNS": str(most),
                    "CANARY_KEEP_FAILURES": "1",
                    "CANARY_DEADLINE_STORED": "1h",
                    "CANARY_DEADLINE_ALERTED": "1h",
                }
            )
            try:
                load.wrk(server.port, EXCEPTION, setting.warm_up, expect_errors=True)
                server.settle(20)
                figures.append(cost(setting, server, lambda: full(setting, server, EXCEPTION)))
            finally:
                server.stop()
    finally:
        receiver.stop()
    result.add("an exception raised", *(middle(f) for f in figures))
    return result


def readers(setting, say):
    """CPU per exception raised while so many browsers watch the page."""
    readers_points = points(setting, READERS)
    result = Table("growth-readers", "Readers of /live", ["CPU µs", *(f"{n} readers" for n in readers_points)])
    server = setting.app({"SENTRY_DSN": "", "SENTRY_TRACES_SAMPLE_RATE": "0"})
    watching, figures = [], []
    try:
        load.wrk(server.port, EXCEPTION, setting.warm_up, expect_errors=True)
        server.settle(20)
        for count in readers_points:
            say(f"growth: {count} readers")
            while len(watching) < count:
                watching.append(Reader(server.port))
            figures.append(cost(setting, server, lambda: full(setting, server, EXCEPTION)))
        alive = sum(reader.alive for reader in watching)
        result.add("an exception raised", *(middle(f) for f in figures))
        result.add("readers still connected", *("" for _ in readers_points[1:]), alive)
        return result
    finally:
        for reader in watching:
            reader.close()
        server.stop()


class Reader:
    """Reads the stream and forgets it."""

    def __init__(self, port):
        self.alive = True
        self.socket = socket.create_connection((HOST, port))
        self.socket.sendall(
            b"GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n"
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        try:
            while self.socket.recv(65536):
                pass
        except OSError:
            pass
        self.alive = False

    def close(self):
        self.socket.close()


def full(setting, server, path):
    return load.wrk(server.port, path, setting.seconds, expect_errors=True)


def cost(setting, server, loading):
    figures = []
    for _ in range(2 if setting.short else 3):
        before = server.cpu()
        told = loading()
        server.settle(10)
        figures.append((server.cpu() - before) / told.requests * 1e6)
    return figures
