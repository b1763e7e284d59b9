import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import css from './blocks.module.css';
import { useCard } from '../context/CardContext';
import { FigureWithChange } from './FigureWithChange';
import { Funnel } from './Funnel';
import { FunnelTable } from './FunnelTable';
import funnel from './Funnel.module.css';

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

/** How far deals came, a funnel for each deal type. */
export function FunnelBlock(props: { widget: FragmentType<typeof FunnelBlockFragment> }) {
  const { total, funnels } = readFragment(FunnelBlockFragment, props.widget);
  const t = useDesktopTexts();
  const format = useFormat();
  const { isTable } = useCard();
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
        <p className={css.quiet}>{t('nothing')}</p>
      ) : (
        <div className={funnel.funnels}>
          {funnels.map((one) => (
            <Funnel key={one.dealType.id} funnel={one} widest={widest} amounts={amounts} />
          ))}
        </div>
      )}
    </>
  );
}
