import { Card } from '@/design/Card';
import { ScrollArea } from '@/design/ScrollArea';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { WidgetCardFragment as Widget } from '@/gql/graphql';
import { useDesktopTexts } from './texts';
import css from './WidgetCard.module.css';
import { WidgetBoundary } from './WidgetBoundary';
import { BreakdownBlock } from './widgets/BreakdownBlock';
import { FeedBlock } from './widgets/FeedBlock';
import { FunnelBlock } from './widgets/FunnelBlock';
import { MatrixBlock } from './widgets/MatrixBlock';
import { MetricBlock } from './widgets/MetricBlock';
import { SeriesBlock } from './widgets/SeriesBlock';
import { TableBlock } from './widgets/TableBlock';

const WidgetCardFragment = graphql(/* GraphQL */ `
  fragment WidgetCard on Widget {
    __typename
    title
    status {
      code
      message
    }
    ...MetricBlock
    ...SeriesBlock
    ...BreakdownBlock
    ...MatrixBlock
    ...FunnelBlock
    ...FeedBlock
    ...TableBlock
  }
`);

/** A block with its title, its status and, by its kind, what it shows. If it breaks, the others go on. */
export function WidgetCard(props: { widget: FragmentType<typeof WidgetCardFragment> }) {
  const widget = readFragment(WidgetCardFragment, props.widget);
  const t = useDesktopTexts();
  return (
    <Card title={widget.title} className={css.card}>
      <ScrollArea label={widget.title} className={css.contents}>
        <WidgetBoundary instead={<p className={css.message}>{t('failed')}</p>}>
          <Block widget={widget} />
        </WidgetBoundary>
        {widget.status.message !== null && <p className={css.message}>{widget.status.message}</p>}
      </ScrollArea>
    </Card>
  );
}

function Block({ widget }: { widget: Widget }) {
  switch (widget.__typename) {
    case 'MetricWidget':
      return <MetricBlock widget={widget} />;
    case 'SeriesWidget':
      return <SeriesBlock widget={widget} />;
    case 'BreakdownWidget':
      return <BreakdownBlock widget={widget} />;
    case 'MatrixWidget':
      return <MatrixBlock widget={widget} />;
    case 'FunnelWidget':
      return <FunnelBlock widget={widget} />;
    case 'FeedWidget':
      return <FeedBlock widget={widget} />;
    case 'TableWidget':
      return <TableBlock widget={widget} />;
  }
}
