import { byReading } from '@/arrange/grid';
import { useBreakpoint } from '@/arrange/useScreen';
import { lazy, Suspense, useMemo } from 'react';
import { useFewByFew } from '@/design/afterPaint';
import { EmptyState } from '@/design/EmptyState';
import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './DesktopGrid.module.css';
import { GridCell, readCell } from './GridCell';
import { useDesktopTexts } from './texts';
import { useOpened } from './useOpened';
import { WidgetCard } from './WidgetCard';

const DesktopGridFragment = graphql(/* GraphQL */ `
  fragment DesktopGrid on Dashboard {
    widgets {
      widgetId
      key
      title
      ...GridCell
      ...WidgetCard
    }
  }
`);

const FullCard = lazy(() => import('./FullCard'));

const SIDE = { DESKTOP: 'desktop', TABLET: 'tablet', PHONE: 'phone' } as const;

/** How many blocks are drawn at once, so that nothing waits for long meanwhile. */
const AT_ONCE = 2;

/** The blocks, each where the API has placed it. */
export function DesktopGrid(props: { dashboard: FragmentType<typeof DesktopGridFragment> }) {
  const { widgets } = readFragment(DesktopGridFragment, props.dashboard);
  const t = useDesktopTexts();
  const opened = useOpened();
  const side = SIDE[useBreakpoint()];
  const drawn = useFewByFew(widgets.length, AT_ONCE);
  // Read out, and gone through by Tab, in the order in which the eye sees them at this width.
  const placed = useMemo(
    () =>
      widgets
        .map((widget) => ({ widget, cell: readCell(widget) }))
        .toSorted((one, other) => byReading(one.cell[side], other.cell[side])),
    [widgets, side],
  );
  if (widgets.length === 0) return <EmptyState title={t('empty')} text={t('emptyText')} />;
  const full = widgets.find(({ key }) => key === opened.full);
  return (
    <>
      <div className={css.grid} aria-busy={drawn < widgets.length || undefined}>
        {placed.map(({ widget, cell }, index) => (
          <GridCell key={widget.widgetId} cell={cell}>
            {index < drawn ? <WidgetCard widget={widget} /> : <div className={css.coming} />}
          </GridCell>
        ))}
      </div>
      {full && (
        <Suspense>
          <FullCard title={full.title} onClose={opened.closeFull}>
            <WidgetCard widget={full} />
          </FullCard>
        </Suspense>
      )}
    </>
  );
}
