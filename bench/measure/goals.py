"""The goals, and what was seen of them."""

from .tables import Table

GOALS = [
    ("GET untraced, sentry/ alone, × bare Quarkus", "untraced", 1.3, 2, ""),
    ("GET traced, sentry/ alone, × bare Quarkus", "traced", 2.5, 2, ""),
    ("GET untraced, packaged canary, × bare Quarkus", "canary untraced", 1.3, 2, ""),
    ("GET traced, packaged canary, × bare Quarkus", "canary traced", 2.5, 2, ""),
    ("GET traced, sentry/ alone: requests/s", "traced rate", -20_000, 0, "/s"),
    ("CPU per exception at full load", "exception", 0.5, 3, " ms"),
    ("events of those exceptions not delivered", "exception lost", 0, 0, ""),
    ("CPU per delivered error, 50/s from a fresh start", "fresh error", 2.0, 2, " ms"),
    ("lost of a burst of at least 5,000", "burst lost", 0, 0, ""),
    ("run through four stages, p50", "pipeline p50", 50, 0, " ms"),
    ("start to the first 200, plain: wall", "start wall", 1_000, 0, " ms"),
    ("start to the first 200, plain: CPU", "start cpu", 2_000, 0, " ms"),
    ("resident after the start, plain", "start resident", 110, 0, " MiB"),
    ("start as in the image: wall", "image start wall", 1_000, 0, " ms"),
    ("start as in the image: CPU", "image start cpu", 2_000, 0, " ms"),
    ("resident after the start, as in the image", "image start resident", 110, 0, " MiB"),
    ("resident under load, plain", "load resident", 200, 0, " MiB"),
    ("resident after a burst, options of the image", "image burst resident", 200, 0, " MiB"),
    ("CPU per envelope of 1.6 kB at the ingest", "inbox", 0.06, 3, " ms"),
    ("envelopes/s at the ingest, × Spotlight as noted", "inbox rate", -10, 1, ""),
]


def table(facts):
    result = Table("goals", "Goals", ["what", "goal", "seen", "state"])
    for what, key, limit, digits, unit in GOALS:
        least = limit < 0
        goal = f"{'≥' if least else '≤'} {abs(limit):,g}{unit}"
        if key not in facts:
            result.add(what, goal, "–", "not measured")
            continue
        seen = facts[key]
        met = seen >= -limit if least else seen <= limit
        result.add(what, goal, f"{seen:,.{digits}f}{unit}", "met" if met else "**not met**")
    return result
