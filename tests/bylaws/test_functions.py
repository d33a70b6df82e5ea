"""What functions of the rules answer where no question of `ask` reaches: `cases/functions.toml`."""

from __future__ import annotations

from typing import Any

import pytest

from app.bylaws.law import built_in

from .rule_cases import called, rows


@pytest.mark.parametrize(
    ("version", "case"), rows("call"), ids=[f"{v}-{c['ask']}" for v, c in rows("call")]
)
def test_function(version: str, case: dict[str, Any]) -> None:
    assert called(built_in(version), case) == case["expect"], case["source"]
