import type { MissingSettingCode, SettingsWarningCode } from '@/gql/graphql';

export interface Gap {
  setting: {
    code: MissingSettingCode;
    text: string;
    dealType: string | null;
    activityType: string | null;
  };
  /** What waits for it. */
  blocks: readonly { key: string; title: string }[];
}

/** What a company can lack of each of its types. */
const OF_TYPES = [
  'SUCCESS_STAGES',
  'FAILURE_STAGES',
  'PRICE_FIELDS',
  'ARCHIVED_PRICE_FIELD',
  'DEAL_SOURCE_FIELD',
  'ACTIVITY_SOURCE_FIELD',
  'ARCHIVED_SOURCE_FIELD',
] as const satisfies MissingSettingCode[];

export type GapOfMany = Pick<Gap, 'blocks'> & { code: (typeof OF_TYPES)[number]; count: number };

/** Of how many types the same is told one by one. */
const ONE_BY_ONE = 3;

/** What is missing, to be told one by one; what many types lack, only once. */
export function gapsOf(missing: readonly Gap[]): { alone: Gap[]; many: GapOfMany[] } {
  const many: GapOfMany[] = [];
  for (const code of OF_TYPES) {
    const all = missing.filter(({ setting }) => setting.code === code);
    if (all.length <= ONE_BY_ONE) continue;
    const blocks = new Map(all.flatMap((gap) => gap.blocks.map((block) => [block.key, block])));
    many.push({ code, count: all.length, blocks: [...blocks.values()] });
  }
  const told = new Set<string>(many.map(({ code }) => code));
  return { alone: missing.filter(({ setting }) => !told.has(setting.code)), many };
}

interface Doubt {
  code: SettingsWarningCode;
  dealType: string;
}

/** Of doubts those that what is missing does not tell already: that no stage of a type is successful, where none is chosen. */
export function doubtsBeside<D extends Doubt>(
  missing: readonly Pick<Gap, 'setting'>[],
  doubts: readonly D[],
): D[] {
  const told = new Set(
    missing.filter(({ setting }) => setting.code === 'SUCCESS_STAGES').map(({ setting }) => setting.dealType),
  );
  return doubts.filter(({ code, dealType }) => code !== 'NO_SUCCESSFUL_STAGE' || !told.has(dealType));
}
