"""Load by wrk, and by a slow hand where the rate has to be low and known."""

import json
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass

from .process import HOST, get

REPORT = """
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format(
    '\\n@{"requests":%d,"micros":%d,"p50":%d,"p99":%d,"status":%d,"broken":%d}\\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    e.status, e.connect + e.read + e.write + e.timeout))
end
"""


@dataclass
class Load:
    requests: int
    seconds: float
    p50_ms: float
    p99_ms: float
    failed: int

    @property
    def rate(self):
        return self.requests / self.seconds


def post(body, headers):
    """A wrk script that posts one body."""
    lines = ['wrk.method = "POST"', f"wrk.body = {json.dumps(body)}"]
    lines += [f"wrk.headers[{json.dumps(k)}] = {json.dumps(v)}" for k, v in headers.items()]
    return "\n".join(lines)


def replay(file, start=0):
    """A wrk script that sends whole requests from a file, each after its length in one line."""
    return f"""
local all, n = {{}}, {start}
init = function(args)
  local file = assert(io.open({json.dumps(file)}, "rb"))
  while true do
    local length = file:read("*l")
    if not length then break end
    all[#all + 1] = file:read(tonumber(length))
  end
  file:close()
end
request = function()
  n = n % #all + 1
  return all[n]
end
"""


def wrk(port, path, seconds, connections=16, script="", expect_errors=False):
    """Full load for some seconds."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua", delete=False) as lua:
        lua.write(script + REPORT)
    try:
        run = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s"]
            + ["-s", lua.name, f"http://{HOST}:{port}{path}"],
            capture_output=True,
            text=True,
            check=True,
        )
    finally:
        os.unlink(lua.name)
    line = next(line for line in run.stdout.splitlines() if line.startswith("@"))
    told = json.loads(line[1:])
    failed = told["broken"] + (0 if expect_errors else told["status"])
    return Load(
        told["requests"],
        told["micros"] / 1e6,
        told["p50"] / 1e3,
        told["p99"] / 1e3,
        failed,
    )


def steady(port, path, rate, seconds):
    """A known number of requests at a steady rate, one at a time; returns how many were made."""
    begun = time.monotonic()
    count = int(rate * seconds)
    for number in range(count):
        pause = begun + number / rate - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        get(port, path)
    return count
