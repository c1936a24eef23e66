#!/usr/bin/env python3
"""Judges the readers of rich formats against the plain texts that the documents were made of.

    tests/bench/formats.py quality target/release/diptych FOLDER
    tests/bench/formats.py cost    target/release/diptych FOLDER [COPIES]

    tests/bench/formats.py hostile target/release/diptych FOLDER

FOLDER holds plain texts whose lines are paragraphs. `quality` makes documents of them (LibreOffice
and, where it is there, pandoc), hands each to the program's own reader, and prints for each format the
F1 of words in order, the share of paragraph breaks that are kept, breaks that were not there, and the
share that `diptych compare` calls identical, in both directions. `cost` makes folders of COPIES
(default 1000) documents a format and prints seconds and memory of reading them: the whole program
with its readers, the first and the second time. `hostile` takes a folder of files that break readers,
with an index.tsv (name, format, what is wrong, what a good reader does), opens each by itself, and
prints for each format and wish what became of how many, the longest time and the largest process.
"""

import difflib
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

OFFICE = ["docx", "odt", "rtf", "epub", "pdf", "html"]
PANDOC = ["docx", "odt", "rtf", "epub", "html"]
KINDS = {"docx": "Package", "odt": "Package", "epub": "Package", "rtf": "Rtf", "pdf": "Pdf", "html": "Html"}
LIMITS = {"memory_bytes": 1 << 30, "cpu_secs": 60, "text_bytes": 64 << 20}


def extracted(program, path):
    """The text of a document, as a reader of the program gives it to its parent."""
    head = json.dumps({"kind": KINDS[path.suffix[1:]], **LIMITS}).encode()
    messages = b"".join(struct.pack("<Q", len(m)) + m for m in (head, path.read_bytes()))
    reply = subprocess.run([program, "read-rich"], input=messages, capture_output=True, check=True)
    reply = json.loads(reply.stdout[8:])
    if "Err" in reply:
        sys.exit(f"{path}: {reply['Err']}")
    return reply["Ok"]["text"]


def paragraphs(text):
    return [line.split() for line in re.split(r"[\n\t]+", text) if line.split()]


def bare(words):
    """Words without the marks and numbers of lists, which a format may keep for itself."""
    return words[1:] if words and re.fullmatch(r"[•\-*·]|\(?\d{1,3}[.)]", words[0]) else words


def judged(source, read):
    """Word F1 in order, share of breaks kept, number of breaks that were not there."""
    left, right = ([bare(words) for words in paragraphs(text)] for text in (source, read))
    flat_left, flat_right = sum(left, []), sum(right, [])
    matcher = difflib.SequenceMatcher(None, flat_left, flat_right, autojunk=False)
    blocks = matcher.get_matching_blocks()
    n_same = sum(block.size for block in blocks)
    f1 = 2 * n_same / max(1, len(flat_left) + len(flat_right))
    place = {block.a + i: block.b + i for block in blocks for i in range(block.size)}

    def breaks(rows):
        ends, at = set(), 0
        for words in rows:
            at += len(words)
            ends.add(at - 1)
        return ends

    wanted, found = breaks(left), breaks(right)
    kept = sum(place.get(end) in found for end in wanted)
    return f1, kept / max(1, len(wanted)), len(found) - kept


def identical(program, left, right):
    done = subprocess.run([program, "compare", left, right, "--json"], capture_output=True, text=True)
    overlap = json.loads(done.stdout)["overlap"]
    return min(overlap[side]["identical"] for side in ("left_in_right", "right_in_left"))


def by_office(source, ending, folder):
    # Plain text goes the way of a writer's document; as a web page it would lose its lines.
    profile = f"-env:UserInstallation=file://{folder}/profile"
    filters = ["--infilter=Text (encoded):UTF8,LF,,,"]
    command = ["soffice", profile, "--headless", *filters, "--convert-to", ending, "--outdir", folder, source]
    subprocess.run(command, capture_output=True, check=True)
    return Path(folder) / f"{source.stem}.{ending}"


def by_pandoc(source, ending, folder):
    made = Path(folder) / f"{source.stem}.pandoc.{ending}"
    lines = [line for line in source.read_text().splitlines() if line.strip()]
    # Nothing in a line is markup.
    escaped = [re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~^$@\"'&=:/])", r"\\\1", line) for line in lines]
    markdown = "\n\n".join(escaped)
    options = ["--standalone", "--metadata", f"pagetitle={source.stem}"]
    if ending in ("epub", "html"):
        options += ["--metadata", "lang=en"]
    command = ["pandoc", "-f", "markdown-smart", "-o", made, *options]
    subprocess.run(command, input=markdown, text=True, check=True, capture_output=True)
    return made


def quality(program, folder):
    sources = sorted(Path(folder).glob("*.txt"))
    makers = [("LibreOffice", by_office, OFFICE)]
    if shutil.which("pandoc"):
        makers.append(("pandoc", by_pandoc, PANDOC))
    print(f"{'made by':12} {'format':6} {'word F1':>8} {'breaks kept':>11} {'breaks added':>12} {'identical':>9}   (worst of {len(sources)})")
    with tempfile.TemporaryDirectory() as made:
        for name, maker, endings in makers:
            for ending in endings:
                rows = []
                for source in sources:
                    document = maker(source, ending, made)
                    f1, kept, added = judged(source.read_text(), extracted(program, document))
                    rows.append((f1, kept, added, identical(program, source, document)))
                f1, kept, added, same = zip(*rows)
                print(f"{name:12} {ending:6} {min(f1):8.4f} {min(kept):11.3f} {max(added):12} {min(same):9.3f}", flush=True)


def cost(program, folder, n_copies):
    sources = sorted(Path(folder).glob("*.txt"))
    print(f"{'format':6} {'first':>9} {'CPU':>9} {'second':>9} {'CPU':>9} {'ratio':>6} {'peak':>8}   ({n_copies} files)")
    with tempfile.TemporaryDirectory() as made:
        for ending in OFFICE:
            documents = [by_office(source, ending, made) for source in sources]
            home, copies = Path(made) / f"home-{ending}", Path(made) / f"copies-{ending}"
            copies.mkdir()
            for index in range(n_copies):
                copy = copies / f"{index:04}.{ending}"
                bytes_ = documents[index % len(documents)].read_bytes()
                # No two files are the same; a format that minds what follows its end gets a comment.
                copy.write_bytes(distinct(bytes_, ending, index))
            environment = dict(os.environ, XDG_CACHE_HOME=str(home), XDG_CONFIG_HOME=str(home))
            first, second = (timed(program, copies, environment) for _ in range(2))
            print(f"{ending:6} {first[0]:7.2f} s {first[1]:7.2f} s {second[0]:7.2f} s {second[1]:7.2f} s {first[0] / second[0]:5.1f}x {first[2]:5.0f} MB", flush=True)


def distinct(content, ending, index):
    if ending in ("docx", "odt", "epub"):
        # The comment at the end of an archive; its length stands before it.
        comment = f"{index:08}".encode()
        return content[:-2] + struct.pack("<H", len(comment)) + comment
    if ending == "rtf":
        return content.replace(b"{\\rtf1", b"{\\rtf1{\\*\\copy %d}" % index, 1)
    return content + (b"<!-- %d -->" if ending == "html" else b"%% %d\n") % index


def hostile(program, folder):
    with tempfile.TemporaryDirectory() as home:
        environment = dict(os.environ, XDG_CACHE_HOME=home, XDG_CONFIG_HOME=home)
        rows = {}
        for line in (Path(folder) / "index.tsv").read_text(errors="replace").splitlines()[1:]:
            name, kind, _, wanted = line.split("\t")
            path = Path(folder) / name
            if not path.exists() and not path.is_symlink():
                continue
            wall, _, peak, outcome = timed(program, path, environment, "--json")
            row = rows.setdefault((kind, wanted), {"whole": 0, "part": 0, "refused": 0, "wall": (0, ""), "peak": (0, "")})
            row[outcome] += 1
            row["wall"] = max(row["wall"], (wall, name))
            row["peak"] = max(row["peak"], (peak, name))
    print(f"{'format':6} {'wanted':7} {'whole':>5} {'part':>5} {'refused':>7}  longest and largest, one file at a time")
    for (kind, wanted), row in sorted(rows.items()):
        wall, peak = row["wall"], row["peak"]
        print(f"{kind:6} {wanted:7} {row['whole']:5} {row['part']:5} {row['refused']:7}  {wall[0]:6.2f} s {wall[1]:32} {peak[0]:5.0f} MB {peak[1]}")


def outcome(said):
    listed = json.loads(said)
    if not listed["documents"]:
        return "refused"
    return "whole" if listed["documents"][0]["complete"] else "part"


def timed(program, folder, environment, *options):
    """Seconds on the clock, of all processors, and the largest process in MB."""
    script = (
        "import json,resource,subprocess,sys,time\n"
        "start=time.time()\n"
        "done=subprocess.run(sys.argv[1:],capture_output=True)\n"
        "used=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "json.dump([time.time()-start,used.ru_utime+used.ru_stime,used.ru_maxrss/1024,done.returncode,done.stdout.decode()],sys.stdout)\n"
    )
    command = [sys.executable, "-c", script, program, "list", *options, folder]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    wall, cpu, peak, code, said = json.loads(done.stdout)
    # Code 2 says that nothing could be read, which is an answer about one hostile file.
    if code not in (0, 2) or (code == 2 and not options):
        sys.exit(f"{folder}: the program left with {code}")
    return wall, cpu, peak, outcome(said) if options else None


def main():
    mode, program, folder = sys.argv[1:4]
    if mode == "hostile":
        hostile(program, folder)
    elif mode == "quality":
        quality(program, folder)
    else:
        cost(program, folder, int(sys.argv[4]) if len(sys.argv) > 4 else 1000)


if __name__ == "__main__":
    main()
