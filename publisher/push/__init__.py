"""What a release offers, put on a portal that runs udata (data.gouv.fr), and kept up to date there.

``offer`` says what to push, ``look`` what the portal holds, ``plan`` what differs, ``carry_out`` sends it.
"""

from publisher.push.carrying import Done, carry_out
from publisher.push.looking import Found, look
from publisher.push.offer import Offer, offer
from publisher.push.planning import Fate, Plan, plan
from publisher.push.portal import Key, Patience, Portal
from publisher.push.refusals import KEY_VARIABLE

__all__ = [
    "KEY_VARIABLE",
    "Done",
    "Fate",
    "Found",
    "Key",
    "Offer",
    "Patience",
    "Plan",
    "Portal",
    "carry_out",
    "look",
    "offer",
    "plan",
]
