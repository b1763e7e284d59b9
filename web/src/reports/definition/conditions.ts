import type { ReportValueKind } from '@/gql/graphql';
import type { DraftCondition, DraftValue } from './draft';
import {
  draftAttribute,
  operatorsOf,
  type AttributeSpec,
  type OperatorSpec,
  type Vocabulary,
} from './offered';

/** A new condition, of what is asked for most: what is chosen from a list. */
export function firstCondition(
  specs: readonly AttributeSpec[],
  vocabulary: Vocabulary,
): DraftCondition | undefined {
  const spec = specs.find(({ kind }) => kind === 'ID') ?? specs[0];
  return spec && conditionOf(spec, vocabulary);
}

/** A condition of something else, as it begins. */
export function conditionOf(spec: AttributeSpec, vocabulary: Vocabulary): DraftCondition {
  const operator = operatorsOf(vocabulary, spec.kind)[0]?.operator ?? 'IS_ONE_OF';
  return { kind: 'condition', of: draftAttribute(spec), operator, values: firstValues(spec.kind) };
}

/** The condition with another operator, and as many of its values as that takes. */
export function withOperator(
  condition: DraftCondition,
  { operator, takes }: OperatorSpec,
  kind: ReportValueKind,
): DraftCondition {
  const values = condition.values.length > 0 ? condition.values : firstValues(kind);
  if (takes === 'NONE') return { ...condition, operator, values: [] };
  return { ...condition, operator, values: takes === 'ONE' ? values.slice(0, 1) : values };
}

/** What stands in a new control; what is chosen from a list is empty until something was chosen. */
export function firstValue(kind: ReportValueKind): DraftValue | null {
  switch (kind) {
    case 'FLAG':
      return { kind: 'flag', flag: true };
    case 'NUMBER':
      return { kind: 'number', number: '0' };
    case 'TEXT':
      return { kind: 'text', text: '' };
    case 'DAY':
    case 'INSTANT':
      return { kind: 'relativeDay', unit: 'DAY', offset: 0 };
    case 'ID':
    case 'NAME':
      return null;
  }
}

function firstValues(kind: ReportValueKind): DraftValue[] {
  const value = firstValue(kind);
  return value ? [value] : [];
}
