"""nginx as the Sentry that takes everything: answers 200 at once, and counts."""

import os
import re
import signal
import subprocess
import time

from .process import HOST, cpu_seconds, free_port, get

CONFIGURATION = """
daemon off;
worker_processes 1;
pid {home}/nginx.pid;
error_log {home}/error.log error;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    keepalive_requests 1000000000;
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    client_max_body_size 64m;
    default_type application/json;
    server {{
        listen {host}:{port} backlog=1024;
        location = /status {{ stub_status; }}
        location / {{ return 200 '{{"id":"00000000000000000000000000000000"}}'; }}
    }}
}}
"""


class Receiver:
    def __init__(self, home):
        os.makedirs(home, exist_ok=True)
        self.port = free_port()
        self.asked = 0
        file = os.path.join(home, "nginx.conf")
        with open(file, "w", encoding="ascii") as out:
            out.write(CONFIGURATION.format(home=home, host=HOST, port=self.port))
        self.child = subprocess.Popen(
            ["nginx", "-c", file, "-p", home, "-e", os.path.join(home, "error.log")],
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PATH": os.environ.get("PATH", "") + ":/usr/sbin"},
        )
        deadline = time.monotonic() + 10
        while True:
            try:
                self.received()
                break
            except OSError:
                if time.monotonic() > deadline or self.child.poll() is not None:
                    raise RuntimeError("nginx does not answer") from None
                time.sleep(0.05)

    @property
    def dsn(self):
        return f"http://bench@{HOST}:{self.port}/1"

    def received(self):
        """How many requests have come in, those of this method left out."""
        text = get(self.port, "/status")[1].decode("ascii")
        self.asked += 1
        return int(re.search(r"\n\s*\d+\s+\d+\s+(\d+)", text).group(1)) - self.asked

    def cpu(self):
        """CPU time of the worker, the master's one child."""
        with open(f"/proc/{self.child.pid}/task/{self.child.pid}/children", encoding="ascii") as f:
            return sum(cpu_seconds(int(pid)) for pid in f.read().split())

    def stop(self):
        self.child.send_signal(signal.SIGQUIT)
        try:
            self.child.wait(10)
        except subprocess.TimeoutExpired:
            self.child.kill()
