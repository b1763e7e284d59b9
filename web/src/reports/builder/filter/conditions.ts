import type { ReportFilterOperator } from '@/gql/graphql';
import type { DraftCondition, DraftValue } from '../../definition/draft';
import { operatorsOf, valuesOf, type ValueKind, type Word } from '../../definition/vocabulary';

/** A new condition, of what is asked for most: what is chosen from a list. */
export function firstCondition(words: readonly Word[]): DraftCondition | undefined {
  const word = words.find(({ kind }) => kind === 'id') ?? words[0];
  return word && conditionOf(word);
}

/** A condition of something else, as it begins. */
export function conditionOf(word: Word): DraftCondition {
  const operator = operatorsOf(word.kind)[0] ?? 'IS_ONE_OF';
  return { kind: 'condition', of: word.of, operator, values: firstValues(word.kind) };
}

/** The condition with another operator, and as many of its values as that takes. */
export function heldBy(
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
