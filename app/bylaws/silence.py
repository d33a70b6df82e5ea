"""What a check answers where the bylaws do not have its rule: nothing, rather than a guess."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from app.bylaws.answers import Finding
from app.bylaws.law import Bylaws

P = ParamSpec("P")
Check = Callable[Concatenate[Bylaws, P], tuple[Finding, ...]]


def only_with(*rules: str) -> Callable[[Check[P]], Check[P]]:
    """Makes a check find nothing in a version that lacks one of these rules."""

    def made(check: Check[P]) -> Check[P]:
        @wraps(check)
        def asked(law: Bylaws, *args: P.args, **named: P.kwargs) -> tuple[Finding, ...]:
            return check(law, *args, **named) if all(map(law.has, rules)) else ()

        return asked

    return made
