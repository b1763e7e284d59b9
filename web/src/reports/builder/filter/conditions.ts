import type { ReportFilterOperator } from '@/gql/graphql';
import type { DraftCondition, DraftValue } from '../../definition/draft';
import { operatorsOf, valuesOf, type ValueKind, type AttributeSpec } from '../../definition/vocabulary';

/** A new condition, of what is asked for most: what is chosen from a list. */
export function firstCondition(specs: readonly AttributeSpec[]): DraftCondition | undefined {
  const spec = specs.find(({ kind }) => kind === 'id') ?? specs[0];
  return spec && conditionOf(spec);
}

/** A condition of something else, as it begins. */
export function conditionOf(spec: AttributeSpec): DraftCondition {
  const operator = operatorsOf(spec.kind)[0] ?? 'IS_ONE_OF';
  return { kind: 'condition', of: spec.of, operator, values: firstValues(spec.kind) };
}

/** The condition with another operator, and as many of its values as that takes. */
export function withOperator(
  condition: DraftCondition,
  operator: ReportFilterOperator,
  kind: ValueKind,
): DraftCondition {
  const takes = valuesOf(operator);
  const values = condition.values.length > 0 ? condition.values : firstValues(kind);
  if (takes === 'none') return { ...condition, operator, values: [] };
  return { ...condition, operator, values: takes === 'one' ? values.slice(0, 1) : values };
}

/** What stands in a new control; what is chosen from a list is empty until something was chosen. */
export function firstValue(kind: ValueKind): DraftValue | null {
  switch (kind) {
    case 'flag':
      return { kind: 'flag', flag: true };
    case 'number':
      return { kind: 'number', number: '0' };
    case 'text':
      return { kind: 'text', text: '' };
    case 'day':
    case 'instant':
      return { kind: 'relativeDay', unit: 'DAY', offset: 0 };
    case 'id':
    case 'name':
      return null;
  }
}

function firstValues(kind: ValueKind): DraftValue[] {
  const value = firstValue(kind);
  return value ? [value] : [];
}
