#!/usr/bin/env python3
"""Times the filter beside ripgrep and grep on one folder, all of it warm.

    tests/bench/peers.py target/release/diptych FOLDER [RUNS]

Prints, for every prefix of a typed word, phrases and patterns, what one key costs once the folder is
open (job_wall_ms and job_cpu_ms of --stats), the processor time of the same search by the others, and
the ratio. Each figure is the best of RUNS (default 5), taken in turns. Needs `rg` and `grep`.
"""

import json
import os
import resource
import subprocess
import sys

WORD = "agreement"
PHRASES = ["of the", "in the first"]
PATTERNS = [r"\b\d+\b", r"\w+ing\b", r"\b[A-Z]\w+ [A-Z]\w+\b"]


def cpu_millis(command):
    """User and system time of a command, all its threads."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = subprocess.run(command, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return 1000 * seconds, output


def job(program, folder, arguments):
    """What a question costs once the folder is open, and the number of hits."""
    command = [program, "filter", "--count", "--stats", *arguments, folder]
    done = subprocess.run(command, capture_output=True, text=True)
    stats = json.loads(done.stderr.strip().splitlines()[-1])
    return stats, int(done.stdout)


def row(program, folder, n_runs, name, arguments, peers):
    ours, theirs = [], [[] for _ in peers]
    for _ in range(n_runs):
        stats, n_hits = job(program, folder, arguments)
        ours.append((stats["job_wall_ms"], stats["job_cpu_ms"]))
        for times, peer in zip(theirs, peers):
            times.append(cpu_millis(peer)[0])
    wall, cpu = min(ours)[0], min(cpu for _, cpu in ours)
    cells = [f"{name:24}", f"{n_hits:>12,} hits", f"{wall:8.2f} ms", f"{cpu:8.2f} ms CPU"]
    cells += [f"{min(times):9.1f} ms ({min(times) / cpu:6.1f}x)" for times in theirs]
    print("  ".join(cells), flush=True)


def main():
    program, folder = sys.argv[1:3]
    n_runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    os.environ["LC_ALL"] = "C.UTF-8"
    print(f"{'typed':24}  {'':17}  {'a key':>11}  {'':15}  {'rg -il':>19}  {'grep -rli':>19}")
    for n in range(1, len(WORD) + 1):
        word = WORD[:n]
        peers = [["rg", "-il", word, folder], ["grep", "-rli", word, folder]]
        row(program, folder, n_runs, word, [word], peers)
    for phrase in PHRASES:
        peers = [["rg", "-il", phrase, folder], ["grep", "-rli", phrase, folder]]
        row(program, folder, n_runs, f'"{phrase}"', [f'"{phrase}"'], peers)
    print(f"{'pattern, every hit':24}  {'':17}  {'':11}  {'':15}  {'rg':>19}  {'rg --no-unicode':>19}")
    for pattern in PATTERNS:
        count = ["--count-matches", "--no-filename", pattern, folder]
        peers = [["rg", *count], ["rg", "--no-unicode", *count]]
        row(program, folder, n_runs, pattern, ["--case", "--regex", pattern], peers)


main()
