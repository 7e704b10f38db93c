"""From exec to the first 200: wall time, CPU time, memory."""

import glob
import os
import statistics
import subprocess
import time

from .process import get
from .setting import ROOT
from .tables import Table, middle


def java_version():
    told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr
    return told.splitlines()[0].replace('"', "")


def archive(setting):
    """Options that use the archive of scripts/class-archive, made for this JVM and this package."""
    script = os.path.join(ROOT, "scripts", "class-archive")
    subprocess.run([script], check=True, stdout=subprocess.DEVNULL)
    found = glob.glob(os.path.join(ROOT, "target", "quarkus-app", "classes.*"))
    aot = [file for file in found if file.endswith(".aot")]
    return f"-XX:AOTCache={aot[0]}" if aot else f"-XX:SharedArchiveFile={found[0]}"


def run(setting, say):
    say("the class archive")
    shared = archive(setting)
    small = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    kinds = {
        "bare Quarkus": lambda: setting.bare(),
        "bare Quarkus, C1 only": lambda: setting.bare([small[1]]),
        "canary": lambda: setting.app({}),
        "canary, class archive": lambda: setting.app({}, [shared]),
        "canary, class archive, serial GC": lambda: setting.app({}, [shared, small[0]]),
        "canary, class archive, serial GC, C1 only": lambda: setting.app({}, [shared, *small]),
    }
    found = {name: ([], [], [], []) for name in kinds}
    for turn in range(setting.starts):
        say(f"starts {turn + 1}/{setting.starts}")
        for name, begin in kinds.items():
            server = begin()
            wall, cpu, first, after = found[name]
            wall.append(server.start_wall_ms)
            cpu.append(server.start_cpu_ms)
            first.append(server.start_mib)
            for _ in range(20):
                get(server.port, server.ready)
            time.sleep(0.5)
            after.append(server.resident())
            server.stop()
    result = Table(
        "start",
        f"Start to the first 200 ({java_version()})",
        ["what", "wall ms", "CPU ms", "MiB then", "MiB after 20 requests"],
    )
    for name, (wall, cpu, first, after) in found.items():
        result.add(name, middle(wall, 0), middle(cpu, 0), middle(first, 0), middle(after, 0))
    wall, cpu, first, _ = found["canary"]
    result.facts["start wall"] = statistics.median(wall)
    result.facts["start cpu"] = statistics.median(cpu)
    result.facts["start resident"] = statistics.median(first)
    return [result]
