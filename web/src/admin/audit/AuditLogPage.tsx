import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Pager } from '@/paging/Pager';
import { useAdminTexts } from '@/admin/texts';
import { Retry } from '@/feedback/Retry';
import { EmptyState } from '@/design/EmptyState';
import hidden from '@/design/hidden.module.css';
import { graphql } from '@/gql';
import { useViewer } from '@/session/viewer';
import { AuditEntryItem } from './AuditEntryItem';
import { AuditFilterBar } from './AuditFilterBar';
import css from './AuditLogPage.module.css';
import { filterOf, readAuditQuery, type AuditQuery } from './filter';
import { useAuditTexts } from './texts';

const PAGE = 25;

const AuditLog = graphql(/* GraphQL */ `
  query AuditLog($first: Int!, $after: String, $filter: AuditLogFilter) {
    auditLog(first: $first, after: $after, filter: $filter) {
      totalCount
      edges {
        node {
          id
          ...AuditEntryItem
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Who changed what, and when; the address names what is looked for. */
export default function AuditLogPage() {
  const say = useAdminTexts();
  const t = useAuditTexts();
  const { company } = useViewer();
  const [parameters, setParameters] = useSearchParams();
  const query = useMemo(() => readAuditQuery(parameters), [parameters]);
  const filter = useMemo(() => filterOf(query, company.timezone), [query, company.timezone]);
  const [page, setPage] = useState<{ of: AuditQuery; cursors: readonly string[] }>({
    of: query,
    cursors: [],
  });
  // Another question begins with its first page.
  const cursors = page.of === query ? page.cursors : [];
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AuditLog,
    variables: { first: PAGE, after: cursors.at(-1) ?? null, filter },
  });
  const want = (changed: Partial<AuditQuery>) => {
    const next = Object.entries({ ...query, ...changed }).filter(([, value]) => value !== null);
    setParameters(Object.fromEntries(next) as Record<string, string>);
  };
  const log = data?.auditLog;
  return (
    <div className={css.page}>
      <title>{say('audit')}</title>
      <h1>{say('audit')}</h1>
      <AuditFilterBar query={query} onChange={want} />
      {!log && error && <Retry onRetry={refetch} />}
      {!log && !error && <PaneSkeleton />}
      {log?.totalCount === 0 && <EmptyState title={t('nothing')} text={t('nothingText')} />}
      {log && log.totalCount > 0 && (
        <>
          <h2 id="changes" className={hidden.hidden}>
            {t('changes')}
          </h2>
          <ol aria-labelledby="changes" className={css.entries} aria-busy={fetching}>
            {log.edges.map(({ node }) => (
              <AuditEntryItem
                key={node.id}
                entry={node}
                onChooseSubject={query.subject === null ? (subject) => want({ subject }) : undefined}
              />
            ))}
          </ol>
          <Pager
            cursors={cursors}
            onChange={(next) => setPage({ of: query, cursors: next })}
            pageInfo={log.pageInfo}
            summary={t('entries', { count: log.totalCount })}
          />
        </>
      )}
    </div>
  );
}
