"""Errors: a young JVM at a slow rate, a burst, and a run through all four stages."""

import http.client
import json
import statistics
import time
import urllib.parse

from . import load
from .process import HOST
from .receiver import Receiver
from .setting import API, EXCEPTION, IMAGE
from .tables import Table


def run(setting, say):
    receiver = Receiver(setting.work + "/nginx-errors")
    result = Table("errors", "Errors, untraced", ["what", "figure", "asked", "delivered", "lost"])
    try:
        say("50 errors a second from a fresh start")
        slow(setting, receiver, result)
        say("a burst")
        burst(setting, receiver, result, "burst", "burst at full speed")
        say("the same as in the image")
        burst(setting, receiver, result, "image burst", "the same, options of the image", IMAGE)
    finally:
        receiver.stop()
    say("runs through all four stages")
    pipeline(setting, result)
    return [result]


def slow(setting, receiver, result):
    server = setting.app({"SENTRY_DSN": receiver.dsn, "SENTRY_TRACES_SAMPLE_RATE": "0"})
    try:
        cpu, before = server.cpu(), receiver.received()
        asked = load.steady(server.port, EXCEPTION, 50, 5 if setting.short else 10)
        server.settle(15)
        delivered = receiver.received() - before
        figure = (server.cpu() - cpu) / max(1, delivered) * 1000
        result.facts["fresh error"] = figure
        result.add(
            "50/s from a fresh start, JIT included",
            f"{figure:.2f} ms CPU per delivered error",
            asked,
            delivered,
            lost(asked, delivered),
        )
    finally:
        server.stop()


def lost(asked, delivered):
    """wrk does not count what is under way when it ends: more may come than was asked for."""
    return max(0, asked - delivered)


def burst(setting, receiver, result, fact, name, options=()):
    """As fast as wrk can for as long as 5,000 errors take, on a JVM that is warm by then."""
    server = setting.app({"SENTRY_DSN": receiver.dsn, "SENTRY_TRACES_SAMPLE_RATE": "0"}, options)
    try:
        before, asked = receiver.received(), 0
        begun = time.monotonic()
        while asked < 5_000:
            asked += load.wrk(server.port, EXCEPTION, 1, expect_errors=True).requests
        took = time.monotonic() - begun
        deadline = time.monotonic() + 30
        while receiver.received() - before < asked and time.monotonic() < deadline:
            time.sleep(0.2)
        delivered = receiver.received() - before
        result.facts[fact + " lost"] = lost(asked, delivered)
        result.facts[fact + " resident"] = server.resident()
        result.add(
            name,
            f"{asked / took:,.0f} errors/s, {server.resident():.0f} MiB after",
            asked,
            delivered,
            lost(asked, delivered),
        )
    finally:
        server.stop()


def pipeline(setting, result):
    """captured, accepted, stored and alerted against the embedded inbox."""
    server = setting.app({"SENTRY_DSN": ""})
    try:
        took = []
        passed = 0
        count = 40 if setting.short else 120
        for number in range(count):
            begun = time.monotonic()
            verdict = one_run(server.port)
            if number >= count // 4:
                took.append((time.monotonic() - begun) * 1000)
                passed += verdict == "passed"
        took.sort()
        result.facts["pipeline p50"] = statistics.median(took)
        result.add(
            "run through all four stages, embedded target",
            f"p50 {statistics.median(took):.0f} ms, p99 {took[int(len(took) * 0.99)]:.0f} ms",
            len(took),
            passed,
            len(took) - passed,
        )
    finally:
        server.stop()


def one_run(port):
    connection = http.client.HTTPConnection(HOST, port, timeout=70)
    try:
        connection.request(
            "POST", API + "/runs", '{"scenario":"exception"}', {"Content-Type": "application/json"}
        )
        answer = connection.getresponse()
        answer.read()
        where = urllib.parse.urlsplit(answer.headers["Location"]).path
        connection.request("GET", where + "?wait=30s")
        told = json.loads(connection.getresponse().read())
        return told["verdict"]["outcome"]
    finally:
        connection.close()
