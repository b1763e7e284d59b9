import { describe, expect, it } from 'vitest';
import { partOf } from './parts';

describe('A change of a version', () => {
  it('is about a part of the report, or one of several', () => {
    expect(partOf(['name'])).toEqual({ part: 'name', position: null });
    expect(partOf(['definition', 'filter'])).toEqual({ part: 'filter', position: null });
    expect(partOf(['definition', 'measures', '0'])).toEqual({ part: 'measures', position: 1 });
  });

  it('is told even if the part is not known here', () => {
    expect(partOf(['definition', 'colour'])).toEqual({ part: 'rest', position: null });
  });
});
