import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type Triple = readonly [number, number, number];

/** How eyes that lack one kind of cones see linear light: Machado, Oliveira and Fernandes 2009, at full severity. */
const EYES: Record<string, readonly Triple[]> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** In OKLab, times a hundred: 2 is the least that is seen side by side. */
const TOLD_APART = 8;
/** Steps of L*, of a hundred: greys of a print. */
const AS_LIGHT = 3.5;
/** Of what is to be seen against what it stands on: WCAG 2.2, 1.4.11. */
const SEEN = 3;

const TOKENS = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const PAIR = /--(category-\w+|surface): light-dark\((#\w{6}), (#\w{6})\)/g;
const colours = [...TOKENS.matchAll(PAIR)].map(([, name = '', light = '', dark = '']) => ({
  name,
  light,
  dark,
}));

const linear = (hex: string): Triple =>
  [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;

const times = (matrix: readonly Triple[], [r, g, b]: Triple) =>
  matrix.map((row) => row[0] * r + row[1] * g + row[2] * b) as unknown as Triple;

const clipped = (light: Triple) => light.map((part) => Math.min(1, Math.max(0, part))) as unknown as Triple;

const LMS: readonly Triple[] = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const LAB: readonly Triple[] = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

const oklab = (light: Triple) => times(LAB, times(LMS, light).map(Math.cbrt) as unknown as Triple);
const luminance = ([r, g, b]: Triple) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const lightness = (light: Triple) => 116 * Math.cbrt(luminance(light)) - 16;

const distance = (one: Triple, other: Triple) =>
  100 * Math.hypot(...oklab(one).map((part, index) => part - (oklab(other)[index] ?? 0)));

describe.each(['light', 'dark'] as const)('in %s colours', (appearance) => {
  const categories = colours.filter(({ name }) => name !== 'surface');
  const surface = colours.find(({ name }) => name === 'surface')?.[appearance] ?? '';
  const pairs = categories.flatMap((one, index) =>
    categories.slice(index + 1).map((other) => [one, other] as const),
  );

  test.each(Object.entries(EYES))('any two categories are told apart with %s', (_, eyes) => {
    expect(categories).toHaveLength(9);
    const alike = pairs.filter(([one, other]) => {
      const [first, second] = [one, other].map((each) => clipped(times(eyes, linear(each[appearance]))));
      return first && second && distance(first, second) < TOLD_APART;
    });
    expect(alike.map(([one, other]) => `${one.name} and ${other.name}`)).toEqual([]);
  });

  test('any two are told apart in grey print', () => {
    const alike = pairs.filter(([one, other]) => {
      const [first, second] = [one, other].map((each) => lightness(linear(each[appearance])));
      return Math.abs((first ?? 0) - (second ?? 0)) < AS_LIGHT;
    });
    expect(alike.map(([one, other]) => `${one.name} and ${other.name}`)).toEqual([]);
  });

  test('each is seen on the surface', () => {
    const against = luminance(linear(surface));
    const faint = categories.filter((each) => {
      const [high = 0, low = 0] = [luminance(linear(each[appearance])), against].toSorted((a, b) => b - a);
      return (high + 0.05) / (low + 0.05) < SEEN;
    });
    expect(faint.map(({ name }) => name)).toEqual([]);
  });
});
