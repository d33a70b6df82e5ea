"""Shareholders: the share register on any day, its certificates, entries and balance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.refusal import Refusal
from app.domain.register import Balance
from app.domain.shares import end_of
from app.domain.words import day_paper
from app.presenters import register, register_cards, register_forms
from app.presenters.figures import no_match
from app.presenters.view import Choice, Detail, Draft, Link, Table
from app.ui.any_act import open_any
from app.ui.desk import Desk
from app.ui.importing import open_import
from app.ui.pages import matters as kinds
from app.ui.pages.list_page import ListPage, Start, Sub
from app.ui.pages.matters import Matters
from app.ui.pages.register_findings import RegisterFindings
from app.ui.parts.band import Bands
from app.ui.parts.heading import Act
from app.ui.printing import preview_made, preview_table

if TYPE_CHECKING:
    from app.acts.shares.answers import Reads

ACTS = (
    Act("print", "Print register…", "print"),
    Act("import", "Import…"),
    Act("export", "Export…"),
    Act("holder", "New holder…"),
    Act("transfer", "Transfer…", "arrow_swap"),
    Act("issue", "Issue shares…", "add", primary=True),
)
HINT = "Choose a holder to see address, certificates and entries."
SUBS = (
    Sub("holders", "Holders", filter_words="Filter holders", hint=HINT),
    Sub("certificates", "Certificates", filter_words="Filter certificates", hint=HINT),
    Sub(
        "entries",
        "Entries",
        as_of=False,
        filter_words="Filter entries",
        hint="Choose an entry to see it as it was recorded.",
    ),
    Sub("balance", "Balance", hint="Choose a class to see its numbers and its legends."),
    Sub("findings", "Findings", as_of=False, filter_words="Filter findings"),
)
HOLDER_ACTS = (
    ("Transfer…", "transfer:{}"),
    ("New address…", "address:{}"),
    ("Cancel…", "cancel:{}"),
    ("Name…", "holder-change:{}"),
    ("Extract…", "paper:holder-extract:{}"),
    ("Correct…", "correct"),
)
CERTIFICATE_ACTS = ("exchange", "replace-certificate", "legend", "stop", "found")
REGISTER_ACTS = (
    *("authorized", "split", "consolidate", "convert", "repurchase", "retire", "pay"),
    *("legend-lift", "stop-lift", *CERTIFICATE_ACTS),
    *("class-legend", "class-legend-lift"),
)
"""Acts of the register that are begun with what is chosen, or with nothing."""
NAMED = {"replace-certificate": "number", "found": "number", "exchange": "surrendered"}
"""The field that takes the certificate chosen; `certificates` in the others."""
OF_CLASS = {"authorized": "class", "class-legend": "class", "class-legend-lift": "class_legend"}
"""Acts offered beside a class, and the field that takes it, or its legend."""
"""What is offered beside a holder; *Correct…* takes the entry chosen there, or the last one."""
ALL_CLASSES = "0"


class ShareholdersPage(ListPage):
    """The register. Keys of rows: holder ids, certificate numbers, entry numbers."""

    name = "Shareholders"
    as_of_label = "Register &as of"

    def __init__(self, desk: Desk) -> None:
        self._facts: register.RegisterFacts | None = None
        self._all_holders: dict[int, Table] = {}
        self._certified: list[tuple[str, int]] | None = None
        self._findings: RegisterFindings | None = None
        self._class_id = 0
        self._seq, self._certificate = 0, ""
        self._believed: Reads | None = None
        self.bands = Bands()
        starts: dict[str, Start] = {
            "print": lambda _key: preview_table(desk, self, self.current_table()),
            "import": lambda _key: open_import(desk, self),
            "export": lambda _key: self._export(),
            "issue": lambda key: self._share_act("issue", key),
            "transfer": lambda key: self._share_act("transfer", key),
            "cancel": lambda key: self._share_act("cancel", key),
            "holder": lambda _key: self.act(register_forms.holder_act(desk.today)),
            "address": self._address,
            "holder-change": lambda key: self._any("holder-change", {"holder": key}),
            "transfer-certificate": self._transfer_certificate,
            "paper": self._paper,
            "charts": lambda _key: self._charts(),
            "believed": self._believe,
            **{act: self._register_act(act) for act in REGISTER_ACTS},
        }
        matters = Matters(desk, self, {"demands": kinds.DEMANDS, "requests": kinds.REQUESTS})
        super().__init__(desk, ACTS, SUBS, starts, matters)
        self.tools.chosen.connect(self._choose_class)
        self.detail.chosen.connect(self._remember)
        self.bands.link.connect(lambda _target: self._believe(""))
        self.column.insertWidget(2, self.bands)

    @property
    def reads(self) -> Reads:
        """The books as they are, or as they stood after an entry."""
        return self._believed or self.desk.book

    def _believe(self, seq: str) -> None:
        """Show the register as the books stood after that entry; without one as they are."""
        self._believed = self.desk.book.believed_at(int(seq)) if seq else None
        if seq:
            said = f"As the books stood after entry {int(seq):,}, before anything later was known."
            self.bands.show_band("believed", said, [Link("Back to the books as they are", "now")])
            self.sub_pages.open("holders")
        else:
            self.bands.clear_band("believed")
        self.refresh()

    def _export(self) -> None:
        from app.ui.exporting import open_export

        open_export(self.desk, self)

    def _charts(self) -> None:
        from app.presenters import charts
        from app.ui.charts import ChartsDialog

        on, company = self.shown_on(), self.desk.company
        steps = [
            charts.history(c.name, self.reads.class_history(c.id), on) for c in company.classes
        ]
        bars = charts.ownership(self.facts(), self._class_id)
        fact = f"On {day_paper(on)}: {register.register_fact(self.facts())}"
        self.dialog = ChartsDialog(fact, bars, steps, self.window())
        self.dialog.open()

    def refresh(self) -> None:
        """Read the register of the day shown."""
        self._facts, self._all_holders, self._certified = None, {}, None
        if self._findings:
            self._findings.forget()
        classes = [Choice(str(c.id), c.name) for c in self.desk.company.classes]
        self.tools.set_choices([Choice(ALL_CLASSES, "All classes"), *classes])
        super().refresh()

    def title(self) -> tuple[str, str]:
        """The register and how many holders and certificates it has."""
        return "Share register", register.register_fact(self.facts())

    def table(self, sub: str, text: str) -> Table:
        """Holders, certificates, entries or the balance, narrowed by the filter."""
        if sub == "entries":
            return register.present_entries(self.reads, text)
        if sub == "balance":
            return register_cards.present_balances(self.desk.company, self._balances())
        if sub == "findings":
            return self._asked_for(text)
        if sub == "certificates":
            return register.present_certificates(self.facts(), text, self._class_id)
        return self._holders(text)

    def row_detail(self, sub: str, key: str) -> Detail | None:
        """The holder's card, also for the holder of a certificate; an entry as it was recorded."""
        self._seq, self._certificate = 0, ""
        if sub == "findings":
            return None
        if sub == "balance":
            return register_cards.present_class(self.reads.company().share_class(int(key)))
        if sub == "certificates":
            return self._certificate_card(key)
        if sub == "entries":
            shown = register.present_entry(self.desk.book.entry(int(key)))
            then = Link("The register as it stood then", f"believed:{key}")
            return replace(shown, acts=(*shown.acts, then))
        holder = self._holder_of(sub, key)
        book = self.reads
        entries = book.entries_of(holder)
        self._seq = entries[-1].seq if entries else 0
        then = book.holder_on(holder, self.shown_on())
        known = book.certificates(holder_id=holder)
        detail = register.present_holder(self.facts(), then, known, entries)
        acts = tuple(Link(words, target.format(holder)) for words, target in HOLDER_ACTS)
        company = self.desk.company
        lines = [line for c in company.classes for line in book.folio(holder, c.id)]
        history = register_cards.present_folio(company, lines, book.standings(holder))
        return replace(detail, acts=acts, tables=(*detail.tables, *history))

    def _certificate_card(self, number: str) -> Detail:
        book = self.reads
        chain = book.chain(number)
        self._seq, self._certificate = chain.certificate.issued_seq, number
        holders = {holder.id: holder for holder in book.holders()}
        return register_cards.present_certificate(self.desk.company, chain, holders)

    def _balances(self) -> list[Balance]:
        moment = end_of(self.shown_on())
        return [self.reads.share_balance(c.id, moment) for c in self.desk.company.classes]

    def _asked_for(self, text: str) -> Table:
        """What the register is asked for today; a long one is looked through beside the window."""
        if self._findings is None:
            self._findings = RegisterFindings(self.desk, self)
            self._findings.stands.connect(self._show_findings)
        return self._findings.table(len(self.facts().certificates), text)

    def _show_findings(self) -> None:
        if (value := self.sub_pages.value()) == "findings":
            self._show_sub(value)

    def _any(self, act: str, first: Draft) -> None:
        self.dialog = open_any(self.desk, self, act, first)

    def _register_act(self, act: str) -> Start:
        """Begin an act with the certificate chosen, if its form asks for one."""

        def begin(key: str) -> None:
            if act in OF_CLASS:
                self._any(act, {OF_CLASS[act]: key} if key else {})
                return
            certificate = key or self._certificate
            field = NAMED.get(act, "certificates") if act in CERTIFICATE_ACTS else ""
            self._any(act, self._first(act, field, certificate) if field and certificate else {})

        return begin

    def _first(self, act: str, field: str, number: str) -> Draft:
        """What stands in the form at first: the certificate, and the one made out for it."""
        found = self.desk.book.certificate(number)
        if found is None or act not in ("exchange", "replace-certificate"):
            return {field: number}
        new = {"number": self.desk.book.next_certificate(), "shares": str(found.shares)}
        return {field: number, "issued": [new]}

    def _transfer_certificate(self, number: str) -> None:
        self._certificate = number
        self._share_act("transfer", str(self._holder_of("certificates", number)))

    def _paper(self, target: str) -> None:
        """Show a paper of the register, `certificate:12`, `balance:`, or one of a matter."""
        from app.acts.matters.papers import MAKERS
        from app.acts.shares.papers import share_paper

        what, _, key = target.partition(":")
        if self.matters and what in MAKERS:
            self.matters.show_paper(target)
            return
        try:
            made = share_paper(self.desk.book, what, key, self.desk.who(), self.shown_on())
        except Refusal as refusal:
            self.desk.trouble.emit(refusal.sentence)
            return
        self.preview = preview_made(self.desk, self, made)

    def show_found(self, sub: str, key: str) -> None:
        """Show this record; one that is past, on the last day on which it was begun."""
        self._class_id = 0
        self.tools.choice.setCurrentIndex(0)
        super().show_found(sub, key)
        if sub in ("holders", "certificates") and self.chosen_key() != key:
            self._show_past(sub, key)

    def _show_past(self, sub: str, key: str) -> None:
        """On a day on which it stood; a holder who never held shares, by the last entry."""
        book = self.desk.book
        one = book.certificate(key) if sub == "certificates" else None
        held = book.certificates(holder_id=int(key)) if sub == "holders" else [one] if one else []
        for last in sorted(held, key=lambda c: c.issued, reverse=True)[:3]:
            self.tools.show_day(date.fromisoformat(last.issued[:10]))
            self.refresh()
            super().show_found(sub, key)
            if self.chosen_key() == key:
                return
        if entries := book.entries_of(one.holder_id if one else int(key)):
            super().show_found("entries", str(entries[-1].seq))

    def facts(self) -> register.RegisterFacts:
        """The register at the end of the day shown, read once for all sub-pages."""
        if self._facts is None:
            book, on = self.reads, self.shown_on()
            self._facts = register.RegisterFacts(
                company=self.desk.company,
                on=on,
                holders=book.holders_on(on),
                holdings=tuple(book.holdings(end_of(on))),
                certificates=tuple(book.certificates(moment=end_of(on), live_only=True)),
            )
        return self._facts

    def entry_to_correct(self, key: str) -> int:
        """The entry chosen, or the one that issued the certificate, or the holder's last."""
        sub = self.sub_pages.value()
        if sub == "certificates" and (found := self.desk.book.certificate(key)):
            return found.issued_seq
        return super().entry_to_correct(key) if sub == "entries" else self._seq

    def _holders(self, text: str) -> Table:
        """The holders; the filter looks into names, remarks, addresses and certificates."""
        table = self._all_holders.get(self._class_id)
        if table is None:
            table = register.present_holders(self.facts(), class_id=self._class_id)
            self._all_holders[self._class_id] = table
        if not text.strip():
            return table
        found = self._matching(text)
        rows = tuple(row for row in table.rows if int(row.key) in found)
        return replace(table, rows=rows, empty=no_match("holder", text), empty_action="")

    def _matching(self, text: str) -> set[int]:
        """The holders in whom every word is found."""
        found = set(self.facts().holders)
        for word in text.casefold().split():
            found &= self.reads.holder_ids(word) | {
                holder for number, holder in self._numbers() if word in number
            }
        return found

    def _numbers(self) -> list[tuple[str, int]]:
        """The certificates' numbers in small letters with their holders."""
        if self._certified is None:
            self._certified = [
                (c.number.casefold(), c.holder_id) for c in self.facts().certificates
            ]
        return self._certified

    def _holder_of(self, sub: str, key: str) -> int:
        if sub == "certificates":
            found = self.reads.certificate(key)
            return found.holder_id if found else 0
        return int(key)

    def _chosen_holder(self) -> int:
        """The holder of the row chosen; 0 where a row names none."""
        sub, key = self.sub_pages.value(), self.chosen_key()
        return self._holder_of(sub, key) if key and sub in ("holders", "certificates") else 0

    def _share_act(self, act: str, key: str) -> None:
        """Issue to, or take from, the holder of that id, or of the row chosen."""
        book = self.desk.book
        makes = {
            "issue": register_forms.issue_act,
            "transfer": register_forms.transfer_act,
            "cancel": register_forms.cancel_act,
        }
        facts = register_forms.ShareFacts(
            company=self.desk.company,
            shelf=self.desk.shelf,
            today=self.desk.today,
            holders=tuple(book.holders()),
            certificates=tuple(book.certificates(live_only=True)),
            outstanding=book.outstanding,
            next_certificate=book.next_certificate(),
        )
        chosen = self.sub_pages.value() == "certificates"
        certificate = self.chosen_key() if chosen else self._certificate
        self.act(makes[act](facts, int(key or self._chosen_holder()), certificate))

    def _address(self, key: str) -> None:
        book = self.desk.book
        chosen = int(key or self._chosen_holder())
        holder = book.holder(chosen) if chosen else None
        self.act(register_forms.address_act(tuple(book.holders()), holder, self.desk.today))

    def _choose_class(self, value: str) -> None:
        self._class_id = int(value)
        self._show_sub(self.sub_pages.value())

    def _remember(self, key: str) -> None:
        """A certificate or an entry chosen in the holder's card: what an act begins with."""
        word, _, number = key.partition(" ")
        if word == "certificate":
            self._certificate = number
        elif key.isdecimal():
            self._seq = int(key)
