"""Every paper of a meeting of shareholders is offered and made in the window, under both bylaws.

One annual meeting has all that a paper tells of: notices of shareholders, proxies that count and
one that does not, a maker who died, inspectors, a ruling, an objection, absent holders (the papers
of matrix 5.1 and 5.3). Each is chosen in *Make a paper*, filed, and read back from its bytes.
"""

from tests.ui.pages.test_whole_annual import AUDITORS, at, meets_on
from tests.ui.pages.test_whole_annual import plan_it as plan_annual
from tests.ui.pages.test_whole_proposals import JO, SALE, SPLIT, receive_and_answer
from tests.ui.pages.walked_company import (
    ANN,
    BO,
    CAL,
    CY,
    DEB,
    DIRECTORS,
    ELI,
    FAY,
    GIL,
    HAL,
    SAM,
)
from tests.ui.pages.walked_steps import (
    clock,
    come,
    give_notice,
    log_proxy,
    open_it,
    vote,
)
from tests.ui.pages.walking import has

RULING, OBJECTS = "The motion is out of order.", "approval of the auditors"
INSPECTORS = ("Ira Bell", "Jan Cole", "Kit Dean")


def prepare(w, era):
    """Planned, noticed; Bo's proxy counts, Cal's has no date, Deb died after giving hers."""
    plan_annual(w, era)
    if era.version == "2002":
        w.it_is(era.day(3, 2))
        receive_and_answer(w, era)
    w.it_is(era.day(4, 20))
    give_notice(w)
    w.it_is(era.day(5, 3))
    w.sub("Proxies")
    log_proxy(w, BO, era.typed(5, 1))
    log_proxy(w, CAL, "")
    log_proxy(w, DEB, era.typed(5, 2))
    shown = w.window.page().day.proxies.table
    shown.choose(shown.table().rows[2].key)
    w.press("Revoked or ended")
    w.fill(What_ends_it="Death", Informant="her son", Day_of_the_event=era.typed(5, 3))
    w.record()


def hold(w, era):
    """Inspectors, a ruling, an objection; the election and the auditors voted by voice."""
    w.it_is(meets_on(era))
    w.sub("Meeting")
    clock(w, at(era, "00"))
    come(w, ANN, ELI, FAY, CY)
    open_it(w)
    w.do("Inspectors", Inspectors="\n".join(INSPECTORS), Named_by="Board")
    w.do("Ruling of the chair", Kind="Item", On_what=SALE, Ruling=RULING, Why="No notice.")
    w.do("Objection", Holder=ELI, To_which_matter=OBJECTS)
    for _ in DIRECTORS:
        w.do("Nominate, item 1")
    clock(w, at(era, "05"))
    w.press("Motion, item 2")
    w.fill(Moved_by=ANN, Seconded_by=FAY)
    w.record()
    vote(w, 2, 600, 80, 10)


KINDS = {
    "check-in": ("CHECK", ANN, GIL, HAL),
    "ballots": ("BALLOT FOR THE ELECTION", *DIRECTORS),
    "inspectors-appointment": (*INSPECTORS, "board"),
    "inspectors-oath": (*INSPECTORS, "impartial"),
    "inspectors-report": (*INSPECTORS, "1,000", "quorum", CAL),
    "minutes-shareholders": (AUDITORS, ELI, RULING),
    "secretary-certificate": (AUDITORS, SAM),
    "objection-record": (ELI, OBJECTS),
    "proxy-rejection": (CAL,),
    "proxy-revocation": (BO,),
    "waiver-shareholder": (GIL, HAL),
    "consent-to-holding-shareholder": (GIL, HAL),
    "approval-of-minutes-shareholder": (GIL, HAL),
}
ONLY_2002 = {
    "chair-rulings": (RULING, SALE, "No notice."),
    "proxy-maker-death-notice": (DEB, "her son"),
    "proposal-notice": (SPLIT, ANN, "300"),
    "nomination-notice": (JO, BO),
    "nominee-consent": (JO,),
    "deficiency-letter": (CAL,),
}


def offered(w):
    """The first paper of each kind that *Make a paper* offers, by kind."""
    w.sub("Minutes and papers")
    w.press("Make a paper")
    found = {}
    for row in w.top().table.table().rows:
        found.setdefault(row.key.partition(" ")[0], row.key)
    return found


def test_each_paper_of_a_meeting_is_made_from_the_window(walker, era):
    w = walker
    prepare(w, era)
    hold(w, era)
    expected = KINDS | (ONLY_2002 if era.version == "2002" else {})
    found = offered(w)
    assert sorted(found) == sorted(expected)
    maker = w.top()
    for kind, key in found.items():
        maker.table.choose(key)
        w.press("File in the minute book")
        has(w.filed(kind), *expected[kind])
    w.press("Close")
    assert w.desk.book.verify().ok
