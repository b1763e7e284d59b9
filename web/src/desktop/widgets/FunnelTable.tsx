import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import { NumbersTable } from './NumbersTable';
import type { NumbersRow } from './numbersRow';

const FunnelTableFragment = graphql(/* GraphQL */ `
  fragment FunnelTable on Funnel {
    dealType {
      id
      name
    }
    steps {
      path
      stage {
        id
        name
      }
      count
      amount
      shareOfPrevious
      shareOfFirst
    }
    lost {
      path
      from {
        id
        name
      }
      stage {
        id
        name
      }
      count
      amount
    }
  }
`);

/** All funnels in numbers: their stages, and below them what was lost, from where. */
export function FunnelTable(props: { funnels: readonly FragmentType<typeof FunnelTableFragment>[] }) {
  const funnels = readFragment(FunnelTableFragment, props.funnels);
  const t = useDesktopTexts();
  const rows = funnels.flatMap(({ dealType, steps, lost }): NumbersRow[] => [
    ...steps.map(({ path, stage, count, amount, shareOfPrevious, shareOfFirst }): NumbersRow => {
      return {
        key: path,
        label: `${dealType.name}, ${stage.name}`,
        heads: [dealType.name, stage.name],
        numbers: [
          { value: `${count}`, unit: 'COUNT', path },
          { value: amount, unit: 'MONEY', path },
          shareOfPrevious === null ? undefined : { value: shareOfPrevious, unit: 'RATIO' },
          shareOfFirst === null ? undefined : { value: shareOfFirst, unit: 'RATIO' },
        ],
      };
    }),
    ...lost.map(({ path, from, stage, count, amount }): NumbersRow => {
      const label = from ? t('lostFrom', { stage: stage.name, from: from.name }) : stage.name;
      return {
        key: path,
        label: `${dealType.name}, ${label}`,
        heads: [dealType.name, label],
        numbers: [
          { value: `${count}`, unit: 'COUNT', path },
          { value: amount, unit: 'MONEY', path },
        ],
      };
    }),
  ]);
  return (
    <NumbersTable
      heads={[t('dealType'), t('stage')]}
      columns={[
        { key: 'count', label: t('deals') },
        { key: 'amount', label: t('amount') },
        { key: 'previous', label: t('ofPrevious') },
        { key: 'first', label: t('ofFirst') },
      ]}
      rows={rows}
    />
  );
}
