import { describe, expect, it } from 'vitest';
import { attribute, type DraftCondition } from '../../definition/draft';
import { wordsOf } from '../../definition/vocabulary';
import { conditionOf, firstCondition, heldBy } from './conditions';

const words = wordsOf('DEALS', ['CREATED'], []);
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
    expect(firstCondition(words)).toMatchObject({ of: { attribute: 'RESPONSIBLE' }, values: [] });
    expect(firstCondition([])).toBeUndefined();
  });

  it('has a value where one can be guessed', () => {
    const [time] = words.filter(({ kind }) => kind === 'instant').map(conditionOf);
    expect(time?.values).toEqual([{ kind: 'relativeDay', unit: 'DAY', offset: 0 }]);
  });

  it('keeps as many values as its operator takes', () => {
    expect(heldBy(price, 'IS_LESS', 'number').values).toEqual([{ kind: 'number', number: '1' }]);
    expect(heldBy(price, 'IS_EMPTY', 'number').values).toEqual([]);
    expect(heldBy({ ...price, values: [] }, 'IS_LESS', 'number').values).toEqual([
      { kind: 'number', number: '0' },
    ]);
  });
});
