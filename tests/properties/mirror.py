"""What must become of the records when somebody does something: the rules of the mutations, over the oracle's plain objects."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from tests.oracle.records import Activity, Communication, Contact, Deal, Records, Transition
from tests.properties.clocks import TICK
from tests.properties.definitions import fields_for, options_of
from tests.properties.steps import Kind, Step


@dataclass(frozen=True)
class Named:
    """The names of what a step is about, as far as it is about any."""

    record: str = ""
    record_type: str | None = None
    stage: str | None = None
    field: str | None = None
    option: str | None = None
    person: str | None = None


class Mirror:
    """The records, and what the steps make of them."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._ordinals = count(max((row.ordinal for row in records.transitions), default=0) + 1)
        self._names = count(1)

    def name(self, step: Step) -> Named | None:
        """What the step is about; None when there is nothing of the kind."""
        records = self.records
        person = step.pick([*records.users, None], step.person)
        if step.kind is Kind.CREATE_DEAL:
            stage = step.pick(list(records.stages.values()), step.target)
            return Named(f"new{next(self._names)}", stage.deal_type, stage.external_id, person=person)
        if step.kind in (Kind.CREATE_CONTACT, Kind.RECORD_COMMUNICATION):
            return Named(f"new{next(self._names)}", person=person)
        if step.kind is Kind.CREATE_ACTIVITY:
            types = list(records.activity_types)
            return Named(f"new{next(self._names)}", step.pick(types, step.target), person=person) if types else None
        if not records.deals:
            return None
        deal = step.pick(list(records.deals.values()), step.record)
        if step.kind is Kind.MOVE:
            return Named(deal.external_id, stage=step.pick(list(records.stages), step.target))
        if step.kind is Kind.MOVE_TO_TYPE:
            return Named(deal.external_id, step.pick(list(records.deal_types), step.target))
        if step.kind in (Kind.SET_PRICE, Kind.SET_SOURCE):
            return self._name_field(step, deal)
        return Named(deal.external_id, person=person)

    def _name_field(self, step: Step, deal: Deal) -> Named | None:
        kind = "price" if step.kind is Kind.SET_PRICE else "choice"
        fields = fields_for(self.records, "deal", deal.deal_type, kind)
        if not fields:
            return None
        field = step.pick(fields, step.target)
        option = None if kind == "price" else step.pick([*options_of(self.records, field), None], step.person)
        return Named(deal.external_id, field=field, option=option)

    def take(self, step: Step, named: Named) -> bool:
        """Changes the records; False when the step must be refused, and then nothing is changed."""
        match step.kind:
            case Kind.CREATE_DEAL:
                return self._create_deal(step, named)
            case Kind.MOVE | Kind.MOVE_TO_TYPE:
                return self._move(step, named)
            case Kind.SET_PRICE | Kind.SET_SOURCE:
                return self._set_field(step, named)
            case Kind.HAND_OVER:
                return self._hand_over(named)
            case Kind.DELETE | Kind.RESTORE:
                self.records.deals[named.record].deleted = step.kind is Kind.DELETE
                return True
            case _:
                return self._create_other(step, named)

    def _create_deal(self, step: Step, named: Named) -> bool:
        assert named.record_type is not None
        assert named.stage is not None
        if self.records.deal_types[named.record_type].archived or not self._may_create(step, named):
            return False
        created_at = step.when or step.now
        self.records.add(Deal(named.record, named.record_type, created_at, named.person))
        self._add_row(self.records.deals[named.record], named.stage, created_at)
        return True

    def _create_other(self, step: Step, named: Named) -> bool:
        if not self._may_create(step, named):
            return False
        name, at = named.record, step.when or step.now
        if step.kind is Kind.CREATE_CONTACT:
            self.records.add(Contact(name, at, named.person))
        elif named.record_type is not None:
            self.records.add(Activity(name, named.record_type, at, named.person))
        else:
            self.records.add(Communication(name, "call", "incoming", at, named.person, answered=False))
        return True

    def _may_create(self, step: Step, named: Named) -> bool:
        """Nothing is created in the future, nor for those who were dismissed."""
        return (step.when is None or step.when <= step.now) and self._works_here(named.person)

    def _works_here(self, person: str | None) -> bool:
        return person is None or self.records.users[person].status == "active"

    def _hand_over(self, named: Named) -> bool:
        deal = self.records.deals[named.record]
        if deal.deleted or not self._works_here(named.person):
            return False
        deal.responsible = named.person
        return True

    def _set_field(self, step: Step, named: Named) -> bool:
        deal = self.records.deals[named.record]
        assert named.field is not None
        out_of_use = named.option is not None and self.records.options[named.option].archived
        if deal.deleted or out_of_use or self.records.fields[named.field].archived:
            return False
        value = step.price if step.kind is Kind.SET_PRICE else named.option
        deal.fields.pop(named.field, None)
        if value is not None:
            deal.fields[named.field] = value
        return True

    def _move(self, step: Step, named: Named) -> bool:
        records, deal = self.records, self.records.deals[named.record]
        # A type alone means its first stage.
        stage = named.stage or self._first_stage(named.record_type)
        target_type = records.stages[stage].deal_type
        may_enter = not records.deal_types[target_type].archived or (named.stage and target_type == deal.deal_type)
        in_time = step.when is None or deal.created_at <= step.when <= step.now
        if deal.deleted or not may_enter or not in_time:
            return False
        rows = self._rows_of(deal)
        at = step.when or max(step.now, rows[-1].occurred_at + TICK if rows else deal.created_at)
        before = next((row for row in reversed(rows) if row.occurred_at <= at), None)
        if step.when is None and before is not None and before.to_stage == stage:
            return True  # it stands there already
        if any((row.to_stage, row.occurred_at) == (stage, at) for row in rows):
            return True  # this is known already
        type_then = before.deal_type if before else None if rows else deal.deal_type
        if named.stage is None and type_then == target_type:
            return True
        self._add_row(deal, stage, at)
        return True

    def _first_stage(self, deal_type: str | None) -> str:
        of_type = [stage for stage in self.records.stages.values() if stage.deal_type == deal_type]
        return min(of_type, key=lambda stage: stage.position).external_id

    def _rows_of(self, deal: Deal) -> list[Transition]:
        rows = [row for row in self.records.transitions if row.deal == deal.external_id]
        return sorted(rows, key=lambda row: (row.occurred_at, row.ordinal))

    def _add_row(self, deal: Deal, stage: str, at: datetime) -> None:
        """A ledger row, behind those of the same instant; the last of all says of which type the deal is."""
        row = Transition(deal.external_id, self.records.stages[stage].deal_type, stage, at, next(self._ordinals))
        self.records.add(row)
        self.records.add(replace(deal, deal_type=self._rows_of(deal)[-1].deal_type))
