"""Where things are, how long to measure, and which servers there are to be measured."""

import os

from .process import Server

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(HERE)
API = "/api/test/sentry"
EXCEPTION = API + "?error_type=exception"

# The guard's bucket and the hourly fuse are there to stop what a benchmark does.
UNLIMITED = {
    "CANARY_LIMIT_LOOPBACK_BURST": "1000000",
    "CANARY_LIMIT_LOOPBACK_PER_SECOND": "1000000",
    "CANARY_BUDGET_EVENTS_PER_HOUR": "10000000",
}

# How the JVM image runs it, in a container of 512 MiB.
IMAGE = ["-XX:+UseSerialGC", "-Xms8m", "-Xmx256m"]


class Setting:
    def __init__(self, short, work):
        self.short = short
        self.work = work
        self.rounds = 3 if short else 4
        self.seconds = 2 if short else 4
        # The second compiler shares two cores with the load: figures still fell by half after ten seconds.
        self.warm_up = 14 if short else 24
        self.starts = 2 if short else 5
        os.makedirs(work, exist_ok=True)

    package = os.path.join(ROOT, "target", "quarkus-app")
    archived = os.path.join(ROOT, "target", "aot-app")

    def app(self, environment=None, options=(), ready=API, directory=package):
        """The packaged canary."""
        return self._server(
            directory,
            ready,
            {**UNLIMITED, **(environment or {})},
            options,
        )

    def bare(self, options=()):
        """The resource without Sentry."""
        return self._server(self._bench("bare"), "/ok", {}, options)

    def lifted(self, environment, options=()):
        """The resource with package sentry/ and nothing else of the canary."""
        return self._server(self._bench("lifted"), "/ok", environment, options)

    @staticmethod
    def _bench(module):
        return os.path.join(HERE, module, "target", "quarkus-app")

    def _server(self, directory, ready, environment, options):
        if not os.path.isdir(directory):
            raise SystemExit(f"{directory} is not there; run without --no-build")
        return Server(directory, ready, os.path.join(self.work, "servers.log"), options, environment)
