import { describe, expect, it } from 'vitest';
import { replaceField } from './replaceField';
import { attribute, FIRST_DRAFT, type Draft } from './draft';

const [reason, region] = [
  { id: 'f1', name: 'Reason' },
  { id: 'f2', name: 'Region' },
];

function about({ id, name }: typeof reason): Draft {
  const of = { attribute: 'FIELD', field: id, fieldName: name } as const;
  return {
    ...FIRST_DRAFT,
    time: { time: 'DATE_FIELD', field: id },
    dimensions: [
      { of, step: null },
      { of: attribute('STAGE'), step: null },
    ],
    filter: {
      kind: 'group',
      junction: 'ALL',
      parts: [{ kind: 'condition', of, operator: 'IS_NOT_EMPTY', values: [] }],
    },
  };
}

describe('A report about a custom field', () => {
  it('becomes the same about another', () => {
    expect(replaceField(about(reason), reason, region)).toEqual(about(region));
  });

  it('leaves other fields alone', () => {
    expect(replaceField(about(region), reason, region)).toEqual(about(region));
  });
});
