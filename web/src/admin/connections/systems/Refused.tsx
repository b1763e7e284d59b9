import { useClient, useQuery } from 'urql';
import { Pager } from '@/paging/Pager';
import { useTurning } from '@/paging/usePages';
import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import type { SystemRefusalsQuery } from '@/gql/graphql';
import css from './Systems.module.css';
import { downloadRows, wordsOf } from './refusedFile';
import { useSystemsTexts } from './texts';

const SystemRefusals = graphql(/* GraphQL */ `
  query SystemRefusals($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on ConnectedSystem {
        id
        refusedRows(first: $first, after: $after) {
          totalCount
          edges {
            cursor
            node {
              kind
              externalId
              body
              refusedAt
              problems {
                member
                message
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
const AT_ONCE = 100;

interface RefusedProps {
  /** By its id. */
  system: string;
  name: string;
}

/** Rows of a system that were refused, and why; all of them as a file. */
export function Refused({ system, name }: RefusedProps) {
  const t = useSystemsTexts();
  const format = useFormat();
  const client = useClient();
  const { cursors, after, turn } = useTurning();
  const [{ data }] = useQuery({
    query: SystemRefusals,
    variables: { id: system, first: PAGE, after },
    requestPolicy: 'cache-and-network',
  });
  const rows = rowsOf(data);

  async function download() {
    await downloadRows(name, async (from) => {
      const variables = { id: system, first: AT_ONCE, after: from };
      const answer = await client
        .query(SystemRefusals, variables, { requestPolicy: 'network-only' })
        .toPromise();
      return rowsOf(answer.data);
    });
  }

  return (
    <section className={css.stack} aria-labelledby="refused">
      <div className={css.tools}>
        <div>
          <h3 id="refused">{t('refused')}</h3>
          <p className={css.quiet}>{t('refusedText')}</p>
        </div>
        {rows && rows.totalCount > 0 && <Button onPress={() => void download()}>{t('download')}</Button>}
      </div>
      {!rows && <PaneSkeleton />}
      {rows?.totalCount === 0 && <EmptyState title={t('noneRefused')} text={t('noneRefusedText')} />}
      {rows && rows.totalCount > 0 && (
        <>
          <div className={css.surface}>
            <Table aria-labelledby="refused">
              <TableHeader>
                <Column isRowHeader>{t('record')}</Column>
                <Column isBeside>{t('problem')}</Column>
                <Column isBeside>{t('since')}</Column>
              </TableHeader>
              <TableBody items={rows.edges}>
                {({ cursor, node }) => (
                  <Row id={cursor} key={cursor}>
                    <Cell>
                      {node.externalId}
                      <div className={css.onPhones}>
                        {wordsOf(node.problems)} · {format.instant(node.refusedAt)}
                      </div>
                    </Cell>
                    <Cell isBeside>{wordsOf(node.problems)}</Cell>
                    <Cell isBeside>{format.instant(node.refusedAt)}</Cell>
                  </Row>
                )}
              </TableBody>
            </Table>
          </div>
          <Pager
            list={t('refused')}
            cursors={cursors}
            onChange={turn}
            pageInfo={rows.pageInfo}
            summary={t('refusedRows', { count: rows.totalCount })}
          />
        </>
      )}
    </section>
  );
}

function rowsOf(data: SystemRefusalsQuery | undefined) {
  return data?.node && 'refusedRows' in data.node ? data.node.refusedRows : undefined;
}
