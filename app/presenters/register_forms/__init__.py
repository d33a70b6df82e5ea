"""The forms of the register: holders and addresses, issues, transfers and cancellations.

Each makes an `Act`: the form with what stands in it at first, the notes for a draft with what will
be recorded, and what the operation of the same key is given.
"""

from app.presenters.register_forms.facts import ShareFacts
from app.presenters.register_forms.holders import address_act, holder_act
from app.presenters.register_forms.issue import issue_act
from app.presenters.register_forms.surrender import cancel_act, transfer_act

__all__ = ["ShareFacts", "address_act", "cancel_act", "holder_act", "issue_act", "transfer_act"]
