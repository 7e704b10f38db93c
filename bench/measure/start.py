"""From exec to the first 200: wall time, CPU time, memory."""

import glob
import os
import statistics
import subprocess
import time

from .process import get
from .setting import IMAGE, ROOT
from .tables import Table, middle

ARCHIVED = "canary as in the image: aot-jar, class archive, serial GC, small heap"
C1 = "-XX:TieredStopAtLevel=1"


def java_version():
    told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr
    return told.splitlines()[0].replace('"', "")


def archive(directory):
    """Options that use the archive of scripts/class-archive, made for this JVM and that package."""
    script = os.path.join(ROOT, "scripts", "class-archive")
    subprocess.run([script, directory], check=True, stdout=subprocess.DEVNULL)
    found = glob.glob(os.path.join(directory, "classes.*"))
    aot = [file for file in found if file.endswith(".aot")]
    return f"-XX:AOTCache={aot[0]}" if aot else f"-XX:SharedArchiveFile={found[0]}"


def run(setting, say):
    say("the class archives")
    shared = archive(setting.package)
    image = [archive(setting.archived), *IMAGE]
    kinds = {
        "bare Quarkus": lambda: setting.bare(),
        "bare Quarkus, C1 only": lambda: setting.bare([C1]),
        "canary": lambda: setting.app({}),
        "canary, class archive": lambda: setting.app({}, [shared]),
        ARCHIVED: lambda: setting.app({}, image, directory=setting.archived),
        ARCHIVED + ", C1 only": lambda: setting.app(
            {}, [*image, C1], directory=setting.archived
        ),
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
    wall, cpu, first, _ = found[ARCHIVED]
    result.facts["image start wall"] = statistics.median(wall)
    result.facts["image start cpu"] = statistics.median(cpu)
    result.facts["image start resident"] = statistics.median(first)
    return [result]
