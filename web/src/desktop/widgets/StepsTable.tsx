import { useFormat } from '@/format/useFormat';
import type { Unit } from '@/gql/graphql';
import { begun, isRunning, type EarlierStep, type OpenStep } from '../charts/shape';
import { useDesktopTexts } from '../texts';
import { useAsOf } from '../context/AsOf';
import { useCard } from '../context/CardContext';
import { NumbersTable } from './NumbersTable';
import type { NumberInTable } from './numbersRow';

interface StepsTableProps {
  steps: readonly OpenStep[];
  /** The steps compared with, the n-th beside the n-th. */
  before: readonly EarlierStep[];
  unit: Unit;
  /** What they add up to; nothing, where they do not. */
  total?: NumberInTable | undefined;
}

/** A number step by step, the latest first. */
export function StepsTable({ steps, before, unit, total }: StepsTableProps) {
  const format = useFormat();
  const t = useDesktopTexts();
  const { title } = useCard();
  const asOf = useAsOf();
  const rows = begun(steps, asOf)
    .map((step, index) => {
      const label = format.step(step);
      return {
        key: step.start,
        label,
        heads: [isRunning(step, asOf) ? t('soFar', { step: label }) : label],
        numbers: [
          { value: step.value, unit, path: step.path },
          ...(before.length > 0 ? [{ value: before[index]?.value ?? null, unit, path: undefined }] : []),
        ],
      };
    })
    .toReversed();
  const compared = before.length > 0 ? [{ key: 'before', label: t('before') }] : [];
  return (
    <NumbersTable
      heads={[t('step')]}
      columns={[{ key: 'value', label: title }, ...compared]}
      rows={rows}
      {...(total === undefined ? {} : { totals: [total] })}
    />
  );
}
