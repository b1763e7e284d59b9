import { useState } from 'react';
import { useQuery } from 'urql';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { graphql } from '@/gql';
import type { ReportsQueryVariables } from '@/gql/graphql';
import { useViewer } from '@/session/viewer';
import { useReportsTexts } from '../texts';
import { ReportRow } from './ReportRow';
import css from './ReportsPage.module.css';

const Reports = graphql(/* GraphQL */ `
  query Reports(
    $folder: ID
    $search: String!
    $includeArchived: Boolean!
    $publishedOnly: Boolean!
    $after: String
  ) {
    reports(
      first: 50
      after: $after
      folder: $folder
      search: $search
      includeArchived: $includeArchived
      publishedOnly: $publishedOnly
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          ...ReportRow
        }
      }
    }
  }
`);

// An empty list names no report, and yet has to be asked for again once there is one.
const OF_REPORTS = { additionalTypenames: ['Report'] };

type Filter = Omit<ReportsQueryVariables, 'after'>;

/** The reports that fit, by name, page after page. */
export function ReportList({ filter }: { filter: Filter }) {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  return cursors.map((after, place) => (
    <ReportListPage
      key={after}
      filter={filter}
      after={after}
      onMore={place === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
    />
  ));
}

interface PageProps {
  filter: Filter;
  after: string | null;
  /** For the last page there is yet. */
  onMore: ((after: string) => void) | undefined;
}

function ReportListPage({ filter, after, onMore }: PageProps) {
  const t = useReportsTexts();
  const isAdmin = useViewer().administers;
  const [{ data, error }, refetch] = useQuery({
    query: Reports,
    variables: { ...filter, after },
    context: OF_REPORTS,
  });
  if (!data) return error ? <Retry onRetry={refetch} /> : <PaneSkeleton lines={4} />;
  const { totalCount, edges, pageInfo } = data.reports;
  if (totalCount === 0) {
    const isNarrowed = filter.folder || filter.search || filter.publishedOnly;
    return isNarrowed ? (
      <EmptyState title={t('nothingFound')} text={t('nothingFoundText')} />
    ) : (
      <EmptyState title={t('noReports')} text={t(isAdmin ? 'noReportsAdmin' : 'noReportsText')} />
    );
  }
  const { hasNextPage, endCursor } = pageInfo;
  return (
    <>
      {after === null && (
        <p role="status" className={css.count}>
          {t('found', { count: totalCount })}
        </p>
      )}
      <ul className={css.rows}>
        {edges.map(({ node }) => (
          <ReportRow key={node.id} report={node} />
        ))}
      </ul>
      {onMore && hasNextPage && endCursor !== null && (
        <div className={css.more}>
          <Button onPress={() => onMore(endCursor)}>{t('more')}</Button>
        </div>
      )}
    </>
  );
}
