"""Check a company file without Minutebook: python3 verify_chain.py FILE [entry:head ...]

Needs Python 3.8 or later and nothing else. Reads only. `entry:head` are taken from paper.
"""

import hashlib
import json
import sqlite3
import sys
from pathlib import Path


def check(path, heads):
    """Read every entry and paper; the line that says all is well. SystemExit says what is not."""
    if not path.is_file():
        sys.exit("There is no such file.")
    if Path(f"{path}-journal").exists() or Path(f"{path}-wal").exists():
        sys.exit("A session is at work or was cut short. Close Minutebook, or open the file once.")
    db = sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)
    last, count, papers = bytes(32), 0, set()
    for seq, body, kept in db.execute("SELECT seq, body, hash FROM journal ORDER BY seq"):
        count += 1
        text = b"register-entry-v1\n" + last + len(body).to_bytes(8, "big") + body
        last = hashlib.sha256(text).digest()
        entry = json.loads(body)
        if seq != count or entry["seq"] != seq or last != kept:
            sys.exit(f"Entry {count} is not as it was recorded.")
        if heads.pop(seq, last.hex()) != last.hex():
            sys.exit(f"Entry {seq} does not have the head given.")
        papers |= {paper["sha256"] for paper in entry["papers"]}
    for key, data in db.execute("SELECT sha256, data FROM paper_bytes"):
        if key not in papers or hashlib.sha256(data).hexdigest() != key:
            sys.exit(f"A paper is not as filed: {key}")
        papers.remove(key)
    if heads or papers or not count:
        sys.exit("Entries or papers are missing.")
    return f"OK: {count} entries, head {last.hex()}\n"


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    try:
        pairs = [text.split(":") for text in sys.argv[2:]]
        named = {int(seq): head.lower() for seq, head in pairs}
        sys.stdout.write(check(Path(sys.argv[1]), named))
    except (sqlite3.DatabaseError, ValueError, KeyError) as problem:
        sys.exit(f"The file cannot be read: {problem}")
