"""The share register's entries, each a function that carries it out or refuses it whole."""

from app.store.effects.shares.classes import convert_shares, split_class
from app.store.effects.shares.entries import (
    cancel_shares,
    exchange_certificates,
    issue_shares,
    replace_certificate,
    repurchase_shares,
    retire_treasury,
    transfer_shares,
)
from app.store.effects.shares.legends import lift_class_legend, require_legend
from app.store.effects.shares.marks import (
    find_certificate,
    lift_legend,
    lift_stop,
    pay_shares,
    place_legend,
    place_stop,
)

SHARE_EFFECTS = {
    "shares.issue": issue_shares,
    "shares.pay": pay_shares,
    "shares.transfer": transfer_shares,
    "shares.cancel": cancel_shares,
    "shares.repurchase": repurchase_shares,
    "shares.exchange": exchange_certificates,
    "shares.replace": replace_certificate,
    "shares.found": find_certificate,
    "shares.split": split_class,
    "shares.convert": convert_shares,
    "treasury.retire": retire_treasury,
    "legend.place": place_legend,
    "legend.lift": lift_legend,
    "class.legend": require_legend,
    "class.legend-lifted": lift_class_legend,
    "stop.place": place_stop,
    "stop.lift": lift_stop,
}
"""Kind of entry -> its effect."""
