"""The keys of acts, grants and organisations: given once, and kept from one release to the next."""

from publisher.keys.actkeys import ActKeys
from publisher.keys.acts import Assignment, KeyedAct, assign_keys
from publisher.keys.named import member_key, member_keys, territory_key, territory_keys
from publisher.keys.organisations import NamedOrganisation, OrganisationRegister
from publisher.keys.statements import RefusedAct

__all__ = [
    "ActKeys",
    "Assignment",
    "KeyedAct",
    "NamedOrganisation",
    "OrganisationRegister",
    "RefusedAct",
    "assign_keys",
    "member_key",
    "member_keys",
    "territory_key",
    "territory_keys",
]
