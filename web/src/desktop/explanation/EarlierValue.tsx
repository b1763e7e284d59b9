import type { Decimal } from '@/format/numbers';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';

const EarlierValueFragment = graphql(/* GraphQL */ `
  fragment EarlierValue on Metric {
    unit
    previous
    change {
      absolute
      percent
    }
    explain {
      comparedWith {
        firstDay
        lastDay
      }
    }
  }
`);

/** What the number was in the period compared with, and how it has changed, in a sentence. */
export function EarlierValue(props: { metric: FragmentType<typeof EarlierValueFragment> }) {
  const { unit, previous, change, explain } = readFragment(EarlierValueFragment, props.metric);
  const t = useDesktopTexts();
  const format = useFormat();
  if (previous === null || !explain.comparedWith) return null;
  const words = {
    period: format.period(explain.comparedWith),
    value: format.figure({ value: previous, unit }),
  };
  const difference = change?.absolute ?? '0';
  const direction = Math.sign(Number(difference));
  if (direction === 0) return <p>{t('wasTheSame', words)}</p>;
  const by = format.figure({ value: difference.replace('-', '') as Decimal, unit });
  const percent = change?.percent ?? null;
  return (
    <p>
      {t(direction > 0 ? 'wasLess' : 'wasMore', {
        ...words,
        difference: percent === null ? by : `${by} (${format.change(percent)})`,
      })}
    </p>
  );
}
