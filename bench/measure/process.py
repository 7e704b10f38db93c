"""A server under measurement, and what the operating system knows of it."""

import http.client
import os
import signal
import socket
import subprocess
import time

TICKS = os.sysconf("SC_CLK_TCK")
HOST = "127.0.0.1"


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def get(port, path, timeout=10):
    """Status and body of one GET on a connection of its own."""
    connection = http.client.HTTPConnection(HOST, port, timeout=timeout)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def cpu_seconds(pid):
    """User and system time of a process with all its threads; of its ended children, too."""
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / TICKS


def resident_mib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


class Server:
    """A JVM with a Quarkus application, started and waited for."""

    def __init__(self, directory, ready, log, options=(), environment=None, java="java"):
        self.port = free_port()
        self.ready = ready
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("SENTRY_", "CANARY_"))}
        clean.update(environment or {})
        clean["QUARKUS_HTTP_HOST"] = HOST
        clean["QUARKUS_HTTP_PORT"] = str(self.port)
        self.log = open(log, "ab")
        self.begun = time.monotonic()
        self.child = subprocess.Popen(
            [java, *options, "-jar", "quarkus-run.jar"],
            cwd=directory,
            env=clean,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        self.pid = self.child.pid
        self._await()

    def _await(self):
        """Asks until the first 200; notes wall time, CPU time and memory of that moment."""
        while True:
            try:
                if get(self.port, self.ready)[0] == 200:
                    break
            except OSError:
                pass
            if self.child.poll() is not None:
                raise RuntimeError(f"the server ended at start, see {self.log.name}")
            if time.monotonic() - self.begun > 120:
                self.stop()
                raise RuntimeError(f"no answer within 120 s, see {self.log.name}")
            time.sleep(0.004)
        self.start_wall_ms = (time.monotonic() - self.begun) * 1000
        self.start_cpu_ms = self.cpu() * 1000
        self.start_mib = self.resident()

    def cpu(self):
        return cpu_seconds(self.pid)

    def resident(self):
        return resident_mib(self.pid)

    def settle(self, longest=10.0):
        """Waits until the process has come to rest, so that its work ends in its own account."""
        deadline = time.monotonic() + longest
        before = self.cpu()
        while time.monotonic() < deadline:
            time.sleep(0.3)
            now = self.cpu()
            if now - before <= 0.02:
                return
            before = now

    def stop(self):
        """Ends the process as an orchestrator would; returns how long that took, in seconds."""
        begun = time.monotonic()
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGTERM)
            try:
                self.child.wait(30)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait()
        self.log.close()
        return time.monotonic() - begun
