"""What goes on paper: words first (`compose_*` give blocks), then PDF bytes (`typeset`).

Every sentence is composed here from plain arguments, so that tests read it as text; only the
`typeset` folder knows reportlab. No clock, no file but the fonts, no bylaws figure. May import
`domain` and `bylaws`.
"""
