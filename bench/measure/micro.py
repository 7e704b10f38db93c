"""The hot pieces by themselves, under JMH."""

import glob
import json
import os
import subprocess

from .setting import HERE
from .tables import Table


def run(setting, say):
    home = os.path.join(HERE, "micro", "target")
    path = os.pathsep.join([os.path.join(home, "classes"), *glob.glob(os.path.join(home, "lib", "*.jar"))])
    file = os.path.join(setting.work, "jmh.json")
    say("JMH")
    forks, warm, turns = ("1", "2", "3") if setting.short else ("2", "4", "5")
    subprocess.run(
        ["java", "-cp", path, "org.openjdk.jmh.Main", "-f", forks, "-wi", warm, "-i", turns]
        + ["-w", "1s", "-r", "1s", "-prof", "gc", "-rf", "json", "-rff", file],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    with open(file, encoding="utf-8") as results:
        told = json.load(results)
    result = Table("micro", "Hot pieces (JMH, average time)", ["what", "µs", "±", "bytes allocated"])
    for entry in told:
        name = entry["benchmark"].rsplit(".", 2)[-2:]
        with_what = ", ".join(f"{key} {value}" for key, value in entry.get("params", {}).items())
        figure = entry["primaryMetric"]
        memory = entry["secondaryMetrics"].get("gc.alloc.rate.norm") or entry["secondaryMetrics"].get(
            "·gc.alloc.rate.norm"
        )
        result.add(
            ".".join(name) + (f" ({with_what})" if with_what else ""),
            f"{figure['score']:.2f}",
            f"{figure['scoreError']:.2f}" if figure["scoreError"] != "NaN" else "–",
            f"{memory['score']:,.0f}" if memory else "–",
        )
    return [result]
