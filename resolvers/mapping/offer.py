"""What a file's columns can be mapped to in a company, for whoever chooses."""

from collections.abc import Sequence
from dataclasses import dataclass

from models import FeedKind, FieldKind
from resolvers.language import LocalizedText
from resolvers.mapping.company_words import CompanyWords
from resolvers.mapping.targets import ENTITIES, FIELD_PREFIX, TARGETS, Takes, Target

_MOST_VALUES = 200


@dataclass(frozen=True, slots=True)
class OfferedTarget:
    """A target, or a field of the company: then with its kind. ``values`` are names that cells may have, as far as they are few."""

    name: str
    label: LocalizedText
    takes: Takes
    is_required: bool = False
    field_kind: FieldKind | None = None
    values: Sequence[str] = ()


def offer_targets(kind: FeedKind, words: CompanyWords) -> Sequence[OfferedTarget]:
    """What columns can be of a record of the kind: what all companies have, and then the fields of this one."""
    own = [
        OfferedTarget(each.name, each.label, each.takes, each.is_required, values=_values(each, words))
        for each in TARGETS[kind]
    ]
    entity = ENTITIES.get(kind)
    fields = words.fields.get(entity.value, {}).values() if entity else ()
    return [
        *own,
        *(
            OfferedTarget(
                f"{FIELD_PREFIX}{each.external_id}",
                LocalizedText(each.name, each.name),
                Takes.FIELD,
                field_kind=each.kind,
            )
            for each in fields
        ),
    ]


def _values(target: Target, words: CompanyWords) -> Sequence[str]:
    if target.values is not None:
        return [*dict.fromkeys(target.values.values())]
    named = {
        Takes.DEAL_TYPE: words.deal_types,
        Takes.ACTIVITY_TYPE: words.activity_types,
        Takes.DEPARTMENT: words.departments,
    }.get(target.takes)
    return [] if named is None else [*dict.fromkeys(named.by_id.values())][:_MOST_VALUES]
