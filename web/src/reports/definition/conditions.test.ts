import { describe, expect, it } from 'vitest';
import { attribute, type DraftCondition } from './draft';
import { attributesOf, operatorsOf, type Vocabulary } from './offered';
import golden from './vocabulary.golden.json';
import { conditionOf, firstCondition, withOperator } from './conditions';

const vocabulary = golden as Vocabulary;
const specs = attributesOf(vocabulary, 'DEALS', ['CREATED']);
const isLess = operatorNamed('IS_LESS');
const isEmpty = operatorNamed('IS_EMPTY');

function operatorNamed(name: string) {
  const found = operatorsOf(vocabulary, 'NUMBER').find(({ operator }) => operator === name);
  if (!found) throw new Error(`Numbers have no ${name}.`);
  return found;
}

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
    expect(firstCondition(specs, vocabulary)).toMatchObject({ of: { attribute: 'RESPONSIBLE' }, values: [] });
    expect(firstCondition([], vocabulary)).toBeUndefined();
  });

  it('has a value where one can be guessed', () => {
    const [time] = specs
      .filter(({ kind }) => kind === 'INSTANT')
      .map((spec) => conditionOf(spec, vocabulary));
    expect(time?.values).toEqual([{ kind: 'relativeDay', unit: 'DAY', offset: 0 }]);
  });

  it('keeps as many values as its operator takes', () => {
    expect(withOperator(price, isLess, 'NUMBER').values).toEqual([{ kind: 'number', number: '1' }]);
    expect(withOperator(price, isEmpty, 'NUMBER').values).toEqual([]);
    expect(withOperator({ ...price, values: [] }, isLess, 'NUMBER').values).toEqual([
      { kind: 'number', number: '0' },
    ]);
  });
});
