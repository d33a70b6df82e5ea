"""The states of the union by their codes, so that `CA` and `California` are one state."""

from __future__ import annotations

_STATES = (
    "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|"
    "DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|"
    "IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|"
    "MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|"
    "NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|"
    "OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|"
    "SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|"
    "WV West Virginia|WI Wisconsin|WY Wyoming"
)
STATES = {name: code for code, _, name in (part.partition(" ") for part in _STATES.split("|"))}
"""Name -> code."""
_CODES = {name.casefold(): code for name, code in STATES.items()}


def same_state(one: str, other: str) -> bool:
    """Whether both name the same state, by its name or its code."""
    return _code(one) == _code(other)


def _code(state: str) -> str:
    typed = " ".join(state.split())
    return _CODES.get(typed.casefold(), typed.upper())
