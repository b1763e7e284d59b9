import { byReading } from '@/arrange/grid';
import { useBreakpoint } from '@/arrange/useScreen';
import { EmptyState } from '@/design/EmptyState';
import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './DesktopGrid.module.css';
import { GridCell, readCell } from './GridCell';
import { useDesktopTexts } from './texts';
import { WidgetCard } from './WidgetCard';

const DesktopGridFragment = graphql(/* GraphQL */ `
  fragment DesktopGrid on Dashboard {
    widgets {
      widgetId
      ...GridCell
      ...WidgetCard
    }
  }
`);

const SIDE = { DESKTOP: 'desktop', TABLET: 'tablet', PHONE: 'phone' } as const;

/** The blocks, each where the API has placed it. */
export function DesktopGrid(props: { dashboard: FragmentType<typeof DesktopGridFragment> }) {
  const { widgets } = readFragment(DesktopGridFragment, props.dashboard);
  const t = useDesktopTexts();
  const breakpoint = useBreakpoint();
  if (widgets.length === 0) return <EmptyState title={t('empty')} text={t('emptyText')} />;
  return (
    <div className={css.grid}>
      {/* Read out, and gone through by Tab, in the order in which the eye sees them at this width. */}
      {widgets
        .map((widget) => ({ widget, cell: readCell(widget) }))
        .toSorted((one, other) => byReading(one.cell[SIDE[breakpoint]], other.cell[SIDE[breakpoint]]))
        .map(({ widget, cell }) => (
          <GridCell key={widget.widgetId} cell={cell}>
            <WidgetCard widget={widget} />
          </GridCell>
        ))}
    </div>
  );
}
