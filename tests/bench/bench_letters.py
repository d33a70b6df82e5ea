"""1,000 personalised two-page letters: the fast run beside a plain platypus document, in one run.

Each side is a process of its own, in turn, so that neither warms the other. Both print the same
words on two pages a letter. Two ratios are given: of the whole processes, and of the run alone,
once reportlab is imported. Goal: the whole at least 8 times as fast; for the run 50 is the aim.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time as clock
from datetime import date, time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
LETTERS, ROUNDS, LEAST = 1_000, 3, 8
SIDES = ("fast", "platypus")


def letters():
    """The templates and the copies of a special meeting: one page of notice, one of proxy."""
    from app.bylaws.law import built_in
    from app.documents.mailing import Addressee, compose_mailing
    from app.documents.notice import compose_notice
    from app.documents.proxy import compose_proxy
    from app.documents.wording import Signer
    from app.domain.company import Company, Office
    from app.domain.meetings import AgendaItem, MeetingPlan, Place

    place = Place("Head office", "21101 Oxnard Street", "Woodland Hills", "CA", "91367")
    office = Office("principal-executive", place, "Los Angeles", date(2002, 4, 1))
    company = Company(
        "HemaCare Corporation",
        "CA",
        None,
        "America/Los_Angeles",
        time(17),
        offices=(office,),
    )
    plan = MeetingPlan(
        "bench",
        "special-board",
        on=date(2004, 5, 25),
        at=time(9),
        place=place,
        notice_on=date(2004, 4, 12),
        items=(AgendaItem("To approve the plan of incentive stock options of 2004"),),
    )
    law, record_on = built_in("hemacare-2002"), date(2004, 4, 7)
    notice = compose_notice(
        plan,
        company,
        law_notice=law,
        law_meeting=law,
        signer=Signer("Jane Roe", "secretary"),
        record_on=record_on,
    )
    names = ("José Álvarez", "Nguyễn Thị Hồng", "Łukasz Müller", "Ann Smith & Sons <Holdings>")
    people = [
        Addressee(
            n,
            f"{names[n % 4]} {n}",
            (f"{n} Main Street", f"Los Angeles, CA {90000 + n}"),
            (("common", 100 + n),),
        )
        for n in range(LETTERS)
    ]

    def proxy(signatures: int):
        return compose_proxy(
            plan,
            company,
            law=law,
            agents=("Jane Roe", "John Doe"),
            record_on=record_on,
            signatures=signatures,
        )

    return compose_mailing(notice, proxy, people)


def fast(path: Path, run) -> int:
    """The fast run; pages written."""
    from app.documents.typeset import Letter, typeset_letters

    with path.open("wb") as out:
        made = typeset_letters(run.templates, [Letter(*copy) for copy in run.copies], out)
    return made.pages


def platypus(path: Path, run) -> int:
    """The same words as paragraphs of one document, the plain way of reportlab."""
    from xml.sax.saxutils import escape

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    from app import RESOURCES
    from app.documents.blocks import Part, block_lines, filled

    font = str(RESOURCES / "fonts" / "SourceSerif4_400Regular.ttf")
    pdfmetrics.registerFont(TTFont("Serif", font))
    style = ParagraphStyle("body", fontName="Serif", fontSize=11, leading=14, spaceAfter=7)
    story = []
    for key, fills in run.copies:
        story += [PageBreak()] if story else []
        for block in filled(run.templates[key], fills).blocks:
            if isinstance(block, Part):
                story.append(PageBreak())
            else:
                story += [Paragraph(escape(line), style) for line in block_lines(block)]
    document = SimpleDocTemplate(str(path), initialFontName="Serif", invariant=1)
    document.build(story)
    return document.page


def one_side(side: str) -> None:
    """Run one side in this process and print its figures as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letters.pdf"
        start = clock.perf_counter()
        import app.documents.typeset  # noqa: F401

        run, ready = letters(), clock.perf_counter()
        pages = {"fast": fast, "platypus": platypus}[side](path, run)
        end = clock.perf_counter()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = path.stat().st_size
        figures = {"whole": end - start, "run": end - ready, "pages": pages, "peak": peak}
    print(json.dumps(figures | {"bytes": size}))


def main() -> None:
    """Print both sides and their ratio; exit 1 below the goal."""
    rounds: dict[str, list[dict[str, float]]] = {side: [] for side in SIDES}
    for _ in range(ROUNDS):
        for side in SIDES:
            command = [sys.executable, "-m", "tests.bench.bench_letters", side]
            done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
            rounds[side].append(json.loads(done.stdout))
    spent = {
        part: {side: median(r[part] for r in rounds[side]) for side in SIDES}
        for part in ("whole", "run")
    }
    for side in SIDES:
        last, seconds = rounds[side][-1], spent["run"][side]
        print(
            f"letters, {side}: {LETTERS:,} letters, {last['pages']:,.0f} pages in {seconds:.3f} s "
            f"({spent['whole'][side]:.2f} s with imports), {last['pages'] / seconds:,.0f} pages/s, "
            f"peak {last['peak']:.0f} MiB, {last['bytes'] / 1e6:.1f} MB"
        )
    ratio = {part: spent[part]["platypus"] / spent[part]["fast"] for part in spent}
    print(
        f"letters: the run is {ratio['run']:.0f} times as fast (aim 50), "
        f"with imports {ratio['whole']:.0f} times (goal {LEAST})"
    )
    if ratio["whole"] < LEAST:
        raise SystemExit(1)


if __name__ == "__main__":
    one_side(sys.argv[1]) if len(sys.argv) > 1 else main()
