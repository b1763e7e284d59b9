import { useEffect } from 'react';
import { useQuery } from 'urql';
import { Pager } from '@/paging/Pager';
import { useTurning } from '@/paging/usePages';
import { EmptyState } from '@/design/EmptyState';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import type { UpsertOutcome } from '@/gql/graphql';
import css from './Systems.module.css';
import { useSystemsTexts } from './texts';

const SystemRuns = graphql(/* GraphQL */ `
  query SystemRuns($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on ConnectedSystem {
        id
        runs(first: $first, after: $after) {
          totalCount
          edges {
            cursor
            node {
              kind
              startedAt
              endedAt
              counts {
                outcome
                count
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

const PAGE = 10;

interface RunsProps {
  /** By its id. */
  system: string;
  /** Whether one is under way: it is looked at again and again. */
  isBusy: boolean;
}

/** What runs of a system brought, the newest first. */
export function Runs({ system, isBusy }: RunsProps) {
  const t = useSystemsTexts();
  const format = useFormat();
  const { cursors, after, turn } = useTurning();
  const [{ data, fetching }, ask] = useQuery({
    query: SystemRuns,
    variables: { id: system, first: PAGE, after },
    requestPolicy: 'cache-and-network',
  });
  useEffect(() => {
    if (!isBusy || fetching) return undefined;
    const timer = setTimeout(() => ask({ requestPolicy: 'network-only' }), 3000);
    return () => clearTimeout(timer);
  }, [isBusy, fetching, ask]);
  const runs = data?.node && 'runs' in data.node ? data.node.runs : undefined;

  function brought(counts: readonly { outcome: UpsertOutcome; count: number }[]): string {
    const sums = new Map<UpsertOutcome, number>();
    for (const { outcome, count } of counts) sums.set(outcome, (sums.get(outcome) ?? 0) + count);
    const words = [...sums].map(([outcome, count]) =>
      t(`outcome_${outcome}`, { count: format.count(count) }),
    );
    return words.join(', ') || t('nothing');
  }

  return (
    <section className={css.stack} aria-labelledby="runs">
      <div>
        <h3 id="runs">{t('runs')}</h3>
        <p className={css.quiet}>{t('runsText')}</p>
      </div>
      {!runs && <PaneSkeleton />}
      {runs?.totalCount === 0 && <EmptyState title={t('noRuns')} text={t('noRunsText')} />}
      {runs && runs.totalCount > 0 && (
        <>
          <div className={css.surface}>
            <Table aria-labelledby="runs">
              <TableHeader>
                <Column isRowHeader>{t('what')}</Column>
                <Column isBeside>{t('started')}</Column>
                <Column isBeside>{t('ended')}</Column>
                <Column isBeside>{t('brought')}</Column>
              </TableHeader>
              <TableBody items={runs.edges}>
                {({ cursor, node: { kind, startedAt, endedAt, counts } }) => {
                  const ended = endedAt === null ? t('underWay') : format.instant(endedAt);
                  return (
                    <Row id={cursor} key={cursor}>
                      <Cell>
                        {t(`run_${kind}`)}
                        <div className={css.onPhones}>
                          {format.instant(startedAt)} – {ended} · {brought(counts)}
                        </div>
                      </Cell>
                      <Cell isBeside>{format.instant(startedAt)}</Cell>
                      <Cell isBeside>{ended}</Cell>
                      <Cell isBeside>{brought(counts)}</Cell>
                    </Row>
                  );
                }}
              </TableBody>
            </Table>
          </div>
          <Pager
            list={t('runs')}
            cursors={cursors}
            onChange={turn}
            pageInfo={runs.pageInfo}
            summary={t('runCount', { count: runs.totalCount })}
          />
        </>
      )}
    </section>
  );
}
