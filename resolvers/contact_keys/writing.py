"""Keeping the keys of one contact with it, in the command that writes it."""

from collections.abc import Iterable

from permissions.viewer import CompanyProfile
from resolvers.commands import Transaction
from resolvers.commands.ending import LastWrite
from resolvers.contact_keys.region import region_of
from resolvers.contact_keys.rules import keys_of


def write_keys(transaction: Transaction, contact_id: int, name: str, values: Iterable[object]) -> None:
    """Leaves the keys of a contact, as it is from now on, to the end of the command. The command holds it, and marks it as keyed."""
    keys = sorted(keys_of(name, values, region_of_company(transaction.viewer.company)))
    params = {
        "keyed": contact_id,
        "key_kinds": [kind.value for kind, _ in keys],
        "keys": [key for _, key in keys],
    }
    transaction.write_last(LastWrite("forgot_keys", "contact_keys", _FORGET, {}))
    transaction.write_last(LastWrite("kept_keys", "contact_keys", _KEEP, params))


def region_of_company(company: CompanyProfile) -> str | None:
    """Of which country its numbers are."""
    return region_of(company.zone)


_LISTED = "unnest(%(key_kinds)s::text[], %(keys)s::text[]) AS listed (kind, key)"
_FORGET = f"""
  DELETE FROM contact_keys WHERE company_id = %(company)s::bigint AND contact_id = %(keyed)s::bigint
    AND NOT EXISTS (SELECT FROM {_LISTED} WHERE listed.kind = contact_keys.kind AND listed.key = contact_keys.key)"""  # noqa: S608 - from constants
_KEEP = f"""
  INSERT INTO contact_keys (company_id, contact_id, kind, key)
  SELECT %(company)s::bigint, %(keyed)s::bigint, kind, key FROM {_LISTED} ON CONFLICT DO NOTHING"""  # noqa: S608 - from constants
