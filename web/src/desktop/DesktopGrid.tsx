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

/** The blocks, each where the API has placed it. */
export function DesktopGrid(props: { dashboard: FragmentType<typeof DesktopGridFragment> }) {
  const { widgets } = readFragment(DesktopGridFragment, props.dashboard);
  const t = useDesktopTexts();
  if (widgets.length === 0) return <EmptyState title={t('empty')} text={t('emptyText')} />;
  return (
    <div className={css.grid}>
      {widgets.map((widget) => (
        <GridCell key={widget.widgetId} cell={readCell(widget)}>
          <WidgetCard widget={widget} />
        </GridCell>
      ))}
    </div>
  );
}
