import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import css from './blocks.module.css';

const FunnelBlockFragment = graphql(/* GraphQL */ `
  fragment FunnelBlock on FunnelWidget {
    funnels {
      dealType {
        id
        name
      }
      steps {
        stage {
          id
          name
        }
        count
        shareOfFirst
      }
    }
  }
`);

/** How far deals came, a funnel for each deal type. */
export function FunnelBlock(props: { widget: FragmentType<typeof FunnelBlockFragment> }) {
  const { funnels } = readFragment(FunnelBlockFragment, props.widget);
  const format = useFormat();
  const t = useDesktopTexts();
  if (funnels.length === 0) return <p className={css.quiet}>{t('nothing')}</p>;
  return funnels.map(({ dealType, steps }) => (
    <div key={dealType.id}>
      <h3 className={css.heading}>{dealType.name}</h3>
      <ol className={css.rows}>
        {steps.map(({ stage, count, shareOfFirst }) => (
          <li key={stage.id} className={css.row}>
            <span>{stage.name}</span>
            <span>
              {format.count(count)}{' '}
              {shareOfFirst !== null && <span className={css.quiet}>{format.share(shareOfFirst)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  ));
}
