import { graphql, readFragment, type FragmentType } from '@/gql';
import { OTHERS } from '../charts/looks';
import { ADDS_UP } from '../charts/others';
import { sumOf } from '../charts/sumOf';
import type { Part } from '../charts/part';
import { labelOf, toldApart } from '../charts/toldApart';
import { useDesktopTexts } from '../texts';
import { Bars } from './Bars';
import { useCard, useOpenRows } from '../context/CardContext';
import { FigureWithChange } from './FigureWithChange';
import { NumbersTable } from './NumbersTable';
import { Pie } from './Pie';
import { Nothing } from './Nothing';

const BreakdownBlockFragment = graphql(/* GraphQL */ `
  fragment BreakdownBlock on BreakdownWidget {
    visualisation
    total {
      ...FigureWithChange
      path
      value
      unit
    }
    slices {
      path
      category {
        key
        label
        color
        palettePlace
        standsFor
      }
      value
      share
    }
  }
`);

/** A whole in parts: bars, or a pie. */
export function BreakdownBlock(props: { widget: FragmentType<typeof BreakdownBlockFragment> }) {
  const { total, slices, visualisation } = readFragment(BreakdownBlockFragment, props.widget);
  const t = useDesktopTexts();
  const { isTable, showTable } = useCard();
  const openRows = useOpenRows();
  if (!total) return null;
  const { unit } = total;
  const nameOfOthers = (count: number) => t('others', { count });
  const { shown, rest, nameOfRest } = toldApart(slices, ({ value }) => value, nameOfOthers);
  const others = rest.length > 0 && ADDS_UP.has(unit) ? together(rest, nameOfRest) : undefined;
  const open =
    openRows && (({ path, label }: Part) => (path === undefined ? showTable() : openRows(path, label)));
  return (
    <>
      <FigureWithChange metric={total} isSmall />
      {slices.length === 0 && <Nothing />}
      {isTable ? (
        <NumbersTable
          heads={[t('category')]}
          columns={[
            { key: 'value', label: t('value') },
            { key: 'share', label: t('share') },
          ]}
          rows={slices.map(({ path, category, value, share }) => {
            const label = labelOf(category, nameOfOthers);
            return {
              key: category.key,
              label,
              heads: [label],
              numbers: [
                { value, unit, path },
                { value: share, unit: 'RATIO' },
              ],
            };
          })}
          totals={[{ value: total.value, unit, path: total.path }, undefined]}
        />
      ) : visualisation === 'PIE' ? (
        <Pie parts={others ? [...shown, others] : shown} unit={unit} onOpen={open} />
      ) : (
        <Bars parts={shown} others={others} rest={rest} unit={unit} />
      )}
    </>
  );
}

/** Parts as one. */
function together(parts: readonly Part[], label: string): Part {
  const shares = parts.map(({ share }) => share);
  return {
    key: 'others',
    label,
    path: undefined,
    look: OTHERS,
    value: sumOf(parts.map(({ value }) => value)),
    share: shares.includes(null) ? null : sumOf(shares),
  };
}
