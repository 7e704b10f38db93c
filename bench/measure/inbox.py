"""What the inbox costs: real envelopes at its ingest, beside nginx that reads and forgets them."""

import os
import statistics

from . import envelopes
from .receiver import Receiver
from .tables import Table, middle

# Fewer than there are requests, or an id would come again while it is still held.
HELD = "5000"

# Envelopes of 1.6 kB per second that Spotlight took on a machine of two cores, as noted in 2026.
SPOTLIGHT = 1_322


def run(setting, say):
    receiver = Receiver(setting.work + "/nginx-inbox")
    server = setting.app(
        {"SENTRY_DSN": "", "SENTRY_TRACES_SAMPLE_RATE": "0", "CANARY_INBOX_MAX_EVENTS": HELD}
    )
    result = Table(
        "inbox",
        "Envelopes at the ingest (wrk, 16 connections, gzip)",
        ["what", "bytes", "CPU µs per envelope", "envelopes/s", "p50 ms", "p99 ms", "MiB", "failed"],
    )
    try:
        count = 12_000 if setting.short else 24_000
        kinds = {"an error of 1.6 kB": [envelopes.error()], "all SDKs of the tests": envelopes.mixed()}
        for name, bodies in kinds.items():
            say(f"inbox: {name}")
            file = os.path.join(setting.work, "requests.bin")
            supply = envelopes.Supply(bodies, count, file)
            supply.load(server.port, setting.warm_up + 6)
            server.settle(20)
            measure(setting, result, f"inbox: {name}", server, supply)
            measure(setting, result, f"nginx: {name}", receiver, supply)
        return [result]
    finally:
        server.stop()
        receiver.stop()


def measure(setting, result, name, process, supply):
    cpu, rate, p50, p99, failed = [], [], [], [], 0
    for _ in range(setting.rounds):
        before = process.cpu()
        told = supply.load(process.port, setting.seconds)
        if hasattr(process, "settle"):
            process.settle(10)
        cpu.append((process.cpu() - before) / told.requests * 1e6)
        rate.append(told.rate)
        p50.append(told.p50_ms)
        p99.append(told.p99_ms)
        failed += told.failed
    if name == "inbox: an error of 1.6 kB":
        result.facts["inbox"] = statistics.median(cpu) / 1000
        result.facts["inbox rate"] = statistics.median(rate) / SPOTLIGHT
    memory = f"{process.resident():.0f}" if hasattr(process, "resident") else "–"
    result.add(
        name, f"{supply.size:,.0f}", middle(cpu), middle(rate, 0), middle(p50, 2), middle(p99, 1), memory, failed
    )
