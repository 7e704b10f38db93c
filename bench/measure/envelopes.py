"""Envelopes as SDKs send them, each with an id of its own, as whole HTTP requests for wrk."""

import glob
import gzip
import json
import os
import re
import uuid

from . import load
from .setting import ROOT

SAMPLES = os.path.join(ROOT, "src", "test", "resources", "envelopes")
INGEST = "/api/1/envelope/"
AUTH = "Sentry sentry_version=7,sentry_client=bench/1,sentry_key=bench"


def mixed():
    """One of each that the tests know: browser, Node, Python, Java, Ruby, command line."""
    found = []
    for description in sorted(glob.glob(os.path.join(SAMPLES, "*.json"))):
        with open(description, encoding="utf-8") as file:
            told = json.load(file)
        if "/envelope" not in told["path"] or told["method"] != "POST":
            continue
        with open(os.path.join(SAMPLES, told["body"]), "rb") as file:
            body = file.read()
        if body[:2] == b"\x1f\x8b":
            body = gzip.decompress(body)
        if body[:1] == b"{" and len(body) < 20_000:
            found.append(body)
    return found


def error():
    """One error with a stack trace, as package sentry/ sends it: 1.6 kB compressed."""
    frames = [
        {
            "filename": f"Step{number}.java",
            "function": f"step{number}",
            "module": f"com.example.shop.order.step{number % 7}.Step{number}",
            "lineno": 17 * number + 3,
            "in_app": number % 3 == 0,
            "native": False,
        }
        for number in range(28)
    ]
    event = {
        "timestamp": "2026-11-22T18:02:17.221Z",
        "exception": {
            "values": [
                {
                    "type": "IllegalStateException",
                    "value": "the order has no lines",
                    "module": "java.lang",
                    "mechanism": {"type": "quarkus-rest", "handled": False},
                    "stacktrace": {"frames": frames},
                }
            ]
        },
        "level": "error",
        "event_id": "0" * 32,
        "contexts": {
            "runtime": {"name": "Eclipse Adoptium", "version": "25.0.1+8"},
            "trace": {"trace_id": "1" * 32, "span_id": "2" * 16, "op": "http.server"},
            "os": {"name": "Linux", "version": "6.1"},
        },
        "sdk": {"name": "sentry.java.quarkus", "version": "8.43.0"},
        "request": {"url": "http://shop.example/api/orders/81273", "method": "POST"},
        "tags": {"region": "eu-central-1", "tier": "checkout"},
        "environment": "production",
        "server_name": "shop-7d9c6f9c4b-x2vkq",
        "release": "shop@4.11.2",
        "platform": "java",
        "transaction": "POST /api/orders/{id}",
        "breadcrumbs": [
            {
                "timestamp": f"2026-11-22T18:0{number % 3}:{17 + number}.{number * 37 % 1000:03}Z",
                "category": "http",
                "data": {"url": f"/api/stock/{number * 7919 % 99991}", "status_code": 200},
            }
            for number in range(20)
        ],
        "modules": {f"com.example:library-{number}": f"{number}.1.{number % 9}" for number in range(24)},
    }
    payload = json.dumps(event).encode()
    head = json.dumps({"event_id": "0" * 32, "sent_at": "2026-11-22T18:02:17.263Z"}).encode()
    item = json.dumps({"type": "event", "length": len(payload)}).encode()
    return b"\n".join([head, item, payload])


class Supply:
    """Requests in a file, used in turn over several loads, so that no id comes again soon."""

    def __init__(self, bodies, count, file):
        self.file = file
        self.count = count
        self.size = write(bodies, count, file)
        self.used = 0

    def load(self, port, seconds):
        script = load.replay(self.file, self.used % self.count)
        told = load.wrk(port, INGEST, seconds, script=script)
        self.used += told.requests
        return told


def fresh(body):
    """The same envelope with another event id, in its header and in its payload."""
    known = re.search(rb'"event_id"\s*:\s*"([0-9a-f]{32})"', body)
    if known is None:
        return body
    return body.replace(known.group(1), uuid.uuid4().hex.encode())


def write(bodies, count, file):
    """Writes that many requests in turn; returns the mean size of a compressed body."""
    size = 0
    with open(file, "wb") as out:
        for number in range(count):
            body = gzip.compress(fresh(bodies[number % len(bodies)]), 6)
            size += len(body)
            request = (
                f"POST /api/1/envelope/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Sentry-Auth: {AUTH}\r\n"
                f"Content-Type: application/x-sentry-envelope\r\nContent-Encoding: gzip\r\n"
                f"Content-Length: {len(body)}\r\n\r\n"
            ).encode() + body
            out.write(f"{len(request)}\n".encode() + request)
    return size / count
