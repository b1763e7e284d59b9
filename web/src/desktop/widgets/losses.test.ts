import { expect, test } from 'vitest';
import { lossesAfter } from './losses';

const stage = (id: string) => ({ id, name: id });

test('what was lost stands behind the stage it was lost from', () => {
  const refused = { from: stage('offer'), stage: stage('refused'), count: 2 };
  const rival = { from: stage('offer'), stage: stage('rival'), count: 1 };
  expect(lossesAfter(['request', 'offer', 'paid'], [refused, rival])).toEqual([[], [refused, rival], []]);
});

test('what was lost from no stage of the funnel is not left out', () => {
  const atOnce = { from: null, stage: stage('refused'), count: 1 };
  const twice = { from: stage('rival'), stage: stage('refused'), count: 1 };
  expect(lossesAfter(['request', 'paid'], [atOnce, twice])).toEqual([[atOnce, twice], []]);
});
