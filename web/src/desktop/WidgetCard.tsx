import { lazy, memo, Suspense, useMemo, useRef, useState } from 'react';
import { afterPaint } from '@/design/afterPaint';
import { Badge } from '@/design/Badge';
import { ScrollArea } from '@/design/ScrollArea';
import { useFormat } from '@/format/useFormat';
import type { FragmentType } from '@/gql';
import { CardFrame } from './cards/CardFrame';
import { CardState, standsForBlock } from './cards/CardState';
import { Footnotes } from './cards/Footnotes';
import type { Widget, WidgetCardFragment } from './OneWidget';
import { useDesktopTexts } from './texts';
import { useWidgetAlone } from './useWidgetAlone';
import css from './WidgetCard.module.css';
import { WidgetBoundary } from './WidgetBoundary';
import { BreakdownBlock } from './widgets/BreakdownBlock';
import { CardContext, type StepChoice } from './context/CardContext';
import { FeedBlock } from './widgets/FeedBlock';
import { FunnelBlock } from './widgets/FunnelBlock';
import { MatrixBlock } from './widgets/MatrixBlock';
import { MetricBlock } from './widgets/MetricBlock';
import { SeriesBlock } from './widgets/SeriesBlock';
import { TableBlock } from './widgets/TableBlock';

const CardActions = lazy(afterPaint(() => import('./cards/CardActions')));

interface WidgetCardProps {
  widget: FragmentType<typeof WidgetCardFragment>;
}

/**
 * A block with its title, what it shows by its kind, and what can be done with it. If it breaks, the others go on; it is drawn anew
 * when it changes, not when they do.
 */
export const WidgetCard = memo(function WidgetCard(props: WidgetCardProps) {
  const { widget, choice, isRetrying, retry } = useWidgetAlone(props.widget);
  return <Card widget={widget} choice={choice} isRetrying={isRetrying} onRetry={() => void retry()} />;
});

interface CardProps {
  widget: Widget;
  choice: StepChoice | undefined;
  isRetrying: boolean;
  onRetry: () => void;
}

function Card({ widget, choice, isRetrying, onRetry }: CardProps) {
  const t = useDesktopTexts();
  const format = useFormat();
  const frame = useRef<HTMLElement>(null);
  const [isTable, setTable] = useState(false);
  const { key, title, description, isNew, ownPeriod, status } = widget;
  const card = useMemo(
    () => ({ key, title, description, isTable, showTable: () => setTable(true), choice }),
    [key, title, description, isTable, choice],
  );
  const isInstead = standsForBlock(status.code);
  const hasTable = !isInstead && widget.__typename !== 'FeedWidget' && widget.__typename !== 'TableWidget';
  return (
    <CardContext value={card}>
      <CardFrame
        ref={frame}
        title={title}
        beside={
          <>
            {isNew && <Badge tone="accent">{t('new')}</Badge>}
            {ownPeriod && <Badge>{format.period(ownPeriod)}</Badge>}
          </>
        }
        actions={
          !isInstead && (
            <Suspense>
              <CardActions widget={widget} frame={frame} table={hasTable ? [isTable, setTable] : undefined} />
            </Suspense>
          )
        }
      >
        <ScrollArea label={title} className={css.contents}>
          {isInstead ? (
            <CardState status={status} isRetrying={isRetrying} onRetry={onRetry} />
          ) : (
            <WidgetBoundary instead={<p className={css.message}>{t('failed')}</p>}>
              <Block widget={widget} />
            </WidgetBoundary>
          )}
        </ScrollArea>
        {!isInstead && <Footnotes widget={widget} />}
      </CardFrame>
    </CardContext>
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
    case 'TableWidget':
      return <TableBlock widget={widget} />;
    case 'FeedWidget':
      return <FeedBlock widget={widget} />;
  }
}
