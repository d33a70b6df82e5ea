"""Papers of the board, the offices, demands, claims and the bylaws, made from what is recorded."""

from __future__ import annotations

from app.acts.matters.papers.makers import MAKERS, matter_paper, offered
from app.acts.matters.papers.making import Offer

__all__ = ["MAKERS", "Offer", "matter_paper", "offered"]
