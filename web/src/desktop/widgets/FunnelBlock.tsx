import { useState } from 'react';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { splitOthers } from '../charts/others';
import { useCard } from '../context/CardContext';
import { FigureWithChange } from './FigureWithChange';
import { Funnel } from './Funnel';
import { FunnelTable } from './FunnelTable';
import css from './Funnel.module.css';
import { ShowMore } from './ShowMore';
import { Nothing } from './Nothing';

const FunnelBlockFragment = graphql(/* GraphQL */ `
  fragment FunnelBlock on FunnelWidget {
    total {
      ...FigureWithChange
    }
    funnels {
      dealType {
        id
      }
      steps {
        count
        amount
      }
      ...Funnel
      ...FunnelTable
    }
  }
`);

/** How far deals came, a funnel for each deal type; of many those with the most deals, until somebody wants them all. */
export function FunnelBlock(props: { widget: FragmentType<typeof FunnelBlockFragment> }) {
  const { total, funnels } = readFragment(FunnelBlockFragment, props.widget);
  const format = useFormat();
  const { isTable } = useCard();
  const [isOpen, setOpen] = useState(false);
  const named = funnels.map((funnel) => ({ key: funnel.dealType.id, funnel }));
  const { shown, rest } = splitOthers(named, ({ funnel }) => `${funnel.steps[0]?.count ?? 0}`);
  const widest = Math.max(...funnels.flatMap(({ steps }) => steps.map(({ count }) => count)), 0);
  const amounts = format.together(
    funnels.flatMap(({ steps }) => steps.map(({ amount }) => amount)),
    'MONEY',
  );
  if (isTable) return <FunnelTable funnels={funnels} />;
  return (
    <>
      {total && <FigureWithChange metric={total} isSmall />}
      {funnels.length === 0 ? (
        <Nothing />
      ) : (
        <>
          <div className={css.funnels}>
            {(isOpen ? named : shown).map(({ key, funnel }) => (
              <Funnel key={key} funnel={funnel} widest={widest} amounts={amounts} />
            ))}
          </div>
          {rest.length > 0 && <ShowMore count={rest.length} isOpen={isOpen} onChange={setOpen} />}
        </>
      )}
    </>
  );
}
