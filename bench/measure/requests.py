"""CPU per request: without Sentry, with package sentry/ alone, and the packaged application."""

import statistics

from . import load
from .receiver import Receiver
from .setting import API, EXCEPTION
from .tables import Table, middle

ECHO = load.post('{"test_field":"value"}', {"Content-Type": "application/json"})
UNTRACED = {"SENTRY_TRACES_SAMPLE_RATE": "0"}


class Case:
    def __init__(self, name, server, path, floor, script="", fails=False):
        self.name = name
        self.server = server
        self.path = path
        self.floor = floor
        self.script = script
        self.fails = fails
        self.cpu, self.ratio, self.rate, self.p50, self.p99 = [], [], [], [], []
        self.sent, self.asked, self.failed = 0, 0, 0

    def warm(self, seconds):
        load.wrk(self.server.port, self.path, seconds, script=self.script, expect_errors=self.fails)
        self.server.settle(20)

    def measure(self, seconds, receiver):
        cpu, sent = self.server.cpu(), receiver.received()
        told = load.wrk(
            self.server.port, self.path, seconds, script=self.script, expect_errors=self.fails
        )
        self.server.settle(20)
        self.cpu.append((self.server.cpu() - cpu) / told.requests * 1e6)
        self.rate.append(told.rate)
        self.p50.append(told.p50_ms)
        self.p99.append(told.p99_ms)
        self.sent += receiver.received() - sent
        self.asked += told.requests
        self.failed += told.failed
        if self.floor is not None:
            self.ratio.append(self.cpu[-1] / self.floor.cpu[-1])


def cases(setting, receiver):
    to_nginx = {"SENTRY_DSN": receiver.dsn}
    bare = setting.bare()
    empty = setting.lifted({"SENTRY_DSN": ""})
    untraced = setting.lifted({**to_nginx, **UNTRACED})
    traced = setting.lifted(to_nginx)
    app_untraced = setting.app({**to_nginx, **UNTRACED})
    app_traced = setting.app(to_nginx)
    app_empty = setting.app({"SENTRY_DSN": "", **UNTRACED})

    get = Case("bare Quarkus: GET", bare, "/ok", None)
    echo = Case("bare Quarkus: POST, validated, echoed", bare, "/echo", None, ECHO)
    error = Case("bare Quarkus: GET that throws", bare, "/error", None, fails=True)
    found = [
        get,
        Case("sentry/ alone, empty DSN: GET", empty, "/ok", get),
        Case("sentry/ alone, untraced: GET", untraced, "/ok", get),
        Case("sentry/ alone, traced: GET", traced, "/ok", get),
        Case("canary, empty DSN, untraced: GET", app_empty, API, get),
        Case("canary, untraced: GET", app_untraced, API, get),
        Case("canary, traced: GET", app_traced, API, get),
        echo,
        Case("sentry/ alone, untraced: POST", untraced, "/echo", echo, ECHO),
        Case("sentry/ alone, traced: POST", traced, "/echo", echo, ECHO),
        Case("canary, untraced: POST", app_untraced, API, echo, ECHO),
        Case("canary, traced: POST", app_traced, API, echo, ECHO),
        error,
        Case("sentry/ alone, untraced: GET that throws", untraced, "/error", error, fails=True),
        Case("canary, untraced: exception", app_untraced, EXCEPTION, error, fails=True),
    ]
    return found, [bare, empty, untraced, traced, app_untraced, app_traced, app_empty]


def run(setting, say):
    receiver = Receiver(setting.work + "/nginx")
    servers = []
    try:
        found, servers = cases(setting, receiver)
        for number, case in enumerate(found):
            say(f"warm up {number + 1}/{len(found)}: {case.name}")
            case.warm(setting.warm_up if case.server is not None else 0)
        for turn in range(setting.rounds):
            say(f"round {turn + 1}/{setting.rounds}")
            for case in found:
                case.measure(setting.seconds, receiver)
        return [table(found)]
    finally:
        for server in servers:
            server.stop()
        receiver.stop()


def table(found):
    result = Table(
        "requests",
        "Requests at full load (wrk, 16 connections; receiver nginx)",
        [
            "what",
            "CPU µs per request",
            "× bare",
            "requests/s",
            "p50 ms",
            "p99 ms",
            "MiB after",
            "envelopes per request",
            "failed",
        ],
    )
    for case in found:
        result.add(
            case.name,
            middle(case.cpu),
            middle(case.ratio, 2),
            middle(case.rate, 0),
            middle(case.p50, 2),
            middle(case.p99, 1),
            f"{case.server.resident():.0f}",
            f"{case.sent / case.asked:.3f}",
            case.failed,
        )
    by_name = {case.name: case for case in found}
    for fact, name in {
        "untraced": "sentry/ alone, untraced: GET",
        "traced": "sentry/ alone, traced: GET",
        "canary untraced": "canary, untraced: GET",
        "canary traced": "canary, traced: GET",
    }.items():
        result.facts[fact] = statistics.median(by_name[name].ratio)
    result.facts["traced rate"] = statistics.median(by_name["sentry/ alone, traced: GET"].rate)
    thrown = by_name["canary, untraced: exception"]
    result.facts["exception"] = statistics.median(thrown.cpu) / 1000
    result.facts["exception lost"] = max(0, thrown.asked - thrown.sent)
    result.facts["load resident"] = max(
        case.server.resident() for case in found if case.name.startswith("canary")
    )
    return result
