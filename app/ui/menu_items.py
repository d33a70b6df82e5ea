"""What stands in the menus: every act of the window by name, with its keys, in one table."""

from __future__ import annotations

from app.domain.value import value


@value
class Item:
    """A line of a menu. `shown` are keys that a part of the page answers by itself."""

    key: str
    label: str = ""
    keys: str = ""
    shown: str = ""


LINE = Item("-")
MENUS: dict[str, tuple[Item, ...]] = {
    "&File": (
        Item("new", "&New company…", "Ctrl+Shift+N"),
        Item("open", "&Open…", "Ctrl+O"),
        Item("sample", "Open the &sample company"),
        Item("recent", "Opened &before"),
        LINE,
        Item("save-copy", "Save a &copy…"),
        Item("backup", "Back &up now", "Ctrl+Shift+B"),
        Item("read-again", "&Read the file again", "F5"),
        LINE,
        Item("import", "&Import…"),
        Item("export-register", "Export the re&gister…", "Ctrl+Shift+E"),
        Item("export", "&Export the table…", "Ctrl+E"),
        Item("print", "&Print…", "Ctrl+P"),
        Item("preview", "Print pre&view", "Ctrl+Shift+P"),
        LINE,
        Item("name", "&Your name…"),
        Item("close", "C&lose the company", "Ctrl+W"),
        Item("quit", "&Quit", "Ctrl+Q"),
    ),
    "&Edit": (
        Item("undo", "&Undo typing, or correct the last entry…", "Ctrl+Z"),
        Item("redo", "&Redo typing", "Ctrl+Y"),
        LINE,
        Item("copy", "&Copy rows", "Ctrl+C"),
        Item("copy-table", "Copy the whole &table", "Ctrl+Shift+C"),
        LINE,
        Item("filter", "&Filter this page", shown="Ctrl+F"),
        Item("find", "Find in the &whole book", shown="Ctrl+Shift+F"),
    ),
    "&View": (
        Item("page:0", "&Today", "Ctrl+1"),
        Item("page:1", "&Shareholders", "Ctrl+2"),
        Item("page:2", "&Directors", "Ctrl+3"),
        Item("page:3", "&Officers", "Ctrl+4"),
        Item("page:4", "&Meetings", "Ctrl+5"),
        Item("page:5", "Minute Boo&k", "Ctrl+6"),
        Item("page:6", "&Bylaws", "Ctrl+7"),
        LINE,
        Item("pane", "&Next pane", shown="F6"),
        Item("text-size", "Te&xt size"),
        Item("colours", "&Colours"),
        Item("statute", "Advice from today’s stat&ute"),
    ),
    "&Record": (
        Item("primary", "The page’s &first act", "Ctrl+N"),
        LINE,
        Item("act:1:holder", "New &holder…"),
        Item("act:1:issue", "&Issue shares…"),
        Item("act:1:transfer", "&Transfer shares…"),
        Item("act:1:cancel", "&Cancel shares…"),
        Item("class", "Share c&lass…"),
        Item("more-shares", "More of the regi&ster"),
        LINE,
        Item("act:2:elect", "&Elect or appoint a director…"),
        Item("act:2:number", "A&uthorized number of directors…"),
        Item("act:3:appoint", "&Appoint an officer…"),
        Item("act:2:end", "&Resignation or end of a director…"),
        Item("act:3:end", "Resignation or end of an &officer…"),
        Item("office", "Hea&d office…"),
        Item("fiscal-year", "&When the fiscal year ends…"),
        Item("contact", "Address and tele&phone…"),
        LINE,
        Item("act:4:new", "&New meeting…"),
        Item("act:4:notice", "&Give notice…"),
        Item("act:4:deposit", "Record &mailing…"),
        Item("act:4:affidavit", "Affida&vit…"),
        Item("act:4:returned", "Mail that came &back…"),
        Item("more-day", "Pro&xies, meeting, minutes"),
        LINE,
        Item("correct", "Correct an entr&y…"),
    ),
    "&Papers": (
        Item("act:5:papers", "Filed &papers"),
        Item("act:5:file", "&File a paper…"),
        Item("act:5:journal", "&Journal"),
        Item("act:5:verify", "&Verify the book…"),
        LINE,
        Item("act:3:paper:incumbency:", "Certificate of &incumbency…"),
        Item("act:3:paper:execution-authority:", "Certificate of &authority to sign…"),
        Item("act:3:paper:foreign-share-proxy:", "Pro&xy for shares held elsewhere…"),
        Item("act:3:paper:seal-record:", "&Record of the seal…"),
        Item("act:6:paper:bylaws-copy:", "C&opy of the bylaws…"),
        Item("act:6:paper:bylaws-certificate:", "Certificate of the &bylaws…"),
        LINE,
        Item("year", "&Year on paper…"),
        Item("calendar", "&Calendar file for Outlook…"),
        Item("test-page", "Printer &test page…"),
    ),
    "&Help": (
        Item("manual", "&Manual", shown="F1"),
        Item("keys", "&Keys"),
        Item("about", "&About Minutebook"),
    ),
}
MORE_DAY = (
    Item("act:4:receive-proxy", "&Log a proxy…"),
    Item("act:4:advance", "&Advance notices of shareholders…"),
    LINE,
    Item("act:4:open-meeting", "&Open the meeting…"),
    Item("act:4:move", "&Motion…"),
    Item("act:4:file-waiver", "Waiver or co&nsent to holding…"),
    Item("act:4:adjourn", "A&djourn…"),
    Item("act:4:close-meeting", "&Close the meeting…"),
    Item("act:4:read-out", "Read-o&ut for the room…"),
    LINE,
    Item("act:4:minutes", "&Write the minutes…"),
    Item("act:4:make-paper", "Make a &paper…"),
    LINE,
    Item("act:4:consents", "Wr&itten consents…"),
    Item("act:4:rehearse", "&Rehearse the meeting…"),
)
MORE_SHARES = (
    Item("act:1:exchange", "&Exchange certificates…"),
    Item("act:1:replace-certificate", "&Replace a lost certificate…"),
    Item("act:1:found", "A lost certificate &turned up…"),
    LINE,
    Item("act:1:repurchase", "Re&purchase shares…"),
    Item("act:1:retire", "Retire treasur&y shares…"),
    Item("act:1:pay", "Payment on partly pai&d shares…"),
    LINE,
    Item("act:1:legend", "Add a &legend…"),
    Item("act:1:legend-lift", "L&ift a legend…"),
    Item("act:1:class-legend", "Legend for a &whole class…"),
    Item("act:1:class-legend-lift", "Lift a legend of a class…"),
    Item("act:1:stop", "Place a &stop…"),
    Item("act:1:stop-lift", "Lift a st&op…"),
    LINE,
    Item("act:1:authorized", "&Authorized number of shares…"),
    Item("act:1:split", "Split s&hares…"),
    Item("act:1:consolidate", "Re&verse split…"),
    Item("act:1:convert", "&Convert into another class…"),
    LINE,
    Item("act:1:paper:register:", "Register on paper…"),
    Item("act:1:paper:balance:", "&Balance of shares on paper…"),
    Item("act:1:charts", "C&harts…"),
)
SIZE_KEYS = (("larger", "&Larger", "Ctrl++"), ("smaller", "&Smaller", "Ctrl+-"),
             ("normal-size", "&Normal", "Ctrl+0"))  # fmt: skip
COLOUR_WORDS = {"system": "As the &system", "light": "&Light", "dark": "&Dark"}
