import { describe, expect, it } from 'vitest';
import { attribute, type DraftCondition } from '../../definition/draft';
import { attributeSpecs } from '../../definition/vocabulary';
import { conditionOf, firstCondition, withOperator } from './conditions';

const specs = attributeSpecs('DEALS', ['CREATED'], []);
const price: DraftCondition = {
  kind: 'condition',
  of: attribute('PRICE'),
  operator: 'IS_ONE_OF',
  values: [
    { kind: 'number', number: '1' },
    { kind: 'number', number: '2' },
  ],
};

describe('A condition', () => {
  it('begins with what is chosen from a list, and with nothing chosen', () => {
    expect(firstCondition(specs)).toMatchObject({ of: { attribute: 'RESPONSIBLE' }, values: [] });
    expect(firstCondition([])).toBeUndefined();
  });

  it('has a value where one can be guessed', () => {
    const [time] = specs.filter(({ kind }) => kind === 'instant').map(conditionOf);
    expect(time?.values).toEqual([{ kind: 'relativeDay', unit: 'DAY', offset: 0 }]);
  });

  it('keeps as many values as its operator takes', () => {
    expect(withOperator(price, 'IS_LESS', 'number').values).toEqual([{ kind: 'number', number: '1' }]);
    expect(withOperator(price, 'IS_EMPTY', 'number').values).toEqual([]);
    expect(withOperator({ ...price, values: [] }, 'IS_LESS', 'number').values).toEqual([
      { kind: 'number', number: '0' },
    ]);
  });
});
