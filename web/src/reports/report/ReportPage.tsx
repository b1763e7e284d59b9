import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { ButtonLink } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import hidden from '@/design/hidden.module.css';
import { Badge } from '@/design/Badge';
import FilterBar from '@/desktop/filters/FilterBar';
import FilterButton from '@/desktop/filters/FilterButton';
import type { Filter } from '@/desktop/queryState/filters';
import { WidgetCard } from '@/desktop/WidgetCard';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import { useReportsTexts } from '../texts';
import { Drilldown } from './Drilldown';
import { Downloads } from './Downloads';
import { ReportActions } from './ReportActions';
import css from './ReportPage.module.css';
import { filtersOf, viewOf, withFiltersIn } from './view';
import { ViewControls } from './ViewControls';

const ReportPageQuery = graphql(/* GraphQL */ `
  query ReportPage(
    $report: ID!
    $period: PeriodInput
    $compareTo: Comparison!
    $scope: ScopeInput
    $filters: [DashboardFilterInput!]
  ) {
    report(id: $report) {
      id
      name
      description
      isArchived
      isPublished
      isPinned
      changedAt
      changedBy {
        name
      }
      folder {
        id
        name
      }
      ...ReportActions
      widget(period: $period, compareTo: $compareTo, scope: $scope, filters: $filters) {
        filters {
          ...FilterBar
        }
        ownPeriod {
          firstDay
          lastDay
        }
        ...WidgetCard
        ...WidgetDownloads
        ...WidgetDrilldown
      }
    }
  }
`);

/** One report by itself, drawn large, with what is behind it. */
export default function ReportPage() {
  const { id = '' } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const t = useReportsTexts();
  const format = useFormat();
  const view = useMemo(() => viewOf(parameters), [parameters]);
  const [{ data, error, fetching, stale }, refetch] = useQuery({
    query: ReportPageQuery,
    variables: { report: id, ...view },
  });
  // What was answered for another report is not shown for this one.
  const report = data?.report?.id === id ? data.report : null;
  if (!report) {
    if (error?.networkError) return <Retry isPage onRetry={refetch} />;
    if (!fetching) return <NoReport />;
    return (
      <>
        <title>{t('reports')}</title>
        <h1 className={hidden.hidden}>{t('reports')}</h1>
        <PaneSkeleton />
      </>
    );
  }
  const { widget, folder } = report;
  const narrow = (filters: readonly Filter[]) => setParameters((before) => withFiltersIn(before, filters));
  return (
    <div className={css.page}>
      <title>{report.name}</title>
      <div className={css.header}>
        <div className={css.words}>
          <p className={css.trail}>
            <Link to="/reports">{t('reports')}</Link>
            {folder && (
              <>
                {' / '}
                <Link to={`/reports?folder=${encodeURIComponent(folder.id)}`}>{folder.name}</Link>
              </>
            )}
          </p>
          <div className={css.name}>
            <h1>{report.name}</h1>
            {report.isPublished && <Badge tone="success">{t('onDesktops')}</Badge>}
            {report.isPinned && <Badge>{t('pinned')}</Badge>}
            {report.isArchived && <Badge tone="warning">{t('archived')}</Badge>}
          </div>
          {report.description !== null && <p>{report.description}</p>}
          <p className={css.quiet}>
            {t('changed', {
              name: report.changedBy?.name ?? t('theSystem'),
              when: format.instant(report.changedAt),
            })}
          </p>
        </div>
        <ReportActions report={report} />
      </div>
      <div className={css.controls}>
        <ViewControls view={view} hasOwnPeriod={widget.ownPeriod !== null} />
        <FilterButton filters={filtersOf(parameters)} onChange={narrow} />
        <Downloads widget={widget} />
      </div>
      <FilterBar filters={widget.filters} isToChoose onChange={narrow} />
      {widget.ownPeriod && (
        <p className={css.quiet}>{t('hasOwnPeriod', { period: format.period(widget.ownPeriod) })}</p>
      )}
      <div className={css.drawing} aria-busy={stale || fetching} data-stale={stale || fetching || undefined}>
        <WidgetCard widget={widget} />
      </div>
      <Drilldown widget={widget} report={report.id} view={view} />
    </div>
  );
}

/** In place of a report that there is not, or not for this person. */
function NoReport() {
  const t = useReportsTexts();
  return (
    <EmptyState isPage title={t('notForYou')}>
      <title>{t('notForYou')}</title>
      <ButtonLink href="/reports">{t('toReports')}</ButtonLink>
    </EmptyState>
  );
}
