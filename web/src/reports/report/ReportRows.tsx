import { useState } from 'react';
import { useQuery } from 'urql';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { Button } from '@/design/Button';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment } from '@/gql';
import { useReportsTexts } from '../texts';
import css from './Drilldown.module.css';
import { DownloadLinks } from './Downloads';
import type { View } from './view';

const RowsOfNumber = graphql(/* GraphQL */ `
  fragment RowsOfNumber on Counted {
    records(first: $first) {
      totalCount
      excel: exportUrl(format: XLSX)
      csv: exportUrl(format: CSV, csvFor: PEOPLE)
      pageInfo {
        hasNextPage
      }
      edges {
        cursor
        node {
          id
          title
          createdAt
          responsible {
            name
          }
        }
      }
    }
  }
`);

const RowsOfReport = graphql(/* GraphQL */ `
  query RowsOfReport(
    $report: ID!
    $period: PeriodInput
    $compareTo: Comparison!
    $scope: ScopeInput
    $filters: [DashboardFilterInput!]
    $first: Int!
  ) {
    report(id: $report) {
      id
      widget(period: $period, compareTo: $compareTo, scope: $scope, filters: $filters) {
        total {
          ...RowsOfNumber
        }
      }
    }
  }
`);

const SHOWN_FIRST = 20;
const SHOWN_AT_MOST = 100;

/** The rows behind a report's number: the first of them here, all of them to download. */
export function ReportRows({ report, view }: { report: string; view: View }) {
  const t = useReportsTexts();
  const format = useFormat();
  const [first, setFirst] = useState(SHOWN_FIRST);
  const [{ data, error }, refetch] = useQuery({ query: RowsOfReport, variables: { report, ...view, first } });
  const widget = data?.report?.widget;
  const records = readFragment(RowsOfNumber, widget?.total ?? null)?.records;
  if (!records) return error ? <Retry onRetry={refetch} /> : <PaneSkeleton lines={4} />;
  const { totalCount, edges, pageInfo, excel, csv } = records;
  if (totalCount === 0) return <p>{t('noRows')}</p>;
  return (
    <>
      <div className={css.head}>
        <p role="status">{t('rowsCount', { count: totalCount })}</p>
        {excel !== null && csv !== null && <DownloadLinks excel={excel} csv={csv} />}
      </div>
      <Table aria-label={t('rows')}>
        <TableHeader>
          <Column isRowHeader>{t('rowName')}</Column>
          <Column>{t('rowResponsible')}</Column>
          <Column>{t('rowCreated')}</Column>
        </TableHeader>
        <TableBody>
          {edges.map(({ cursor, node }) => (
            <Row key={cursor} id={cursor}>
              <Cell>{node.title}</Cell>
              <Cell>{node.responsible?.name ?? t('nobody')}</Cell>
              <Cell>{format.day(node.createdAt)}</Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {pageInfo.hasNextPage && first < SHOWN_AT_MOST && (
        <Button onPress={() => setFirst(SHOWN_AT_MOST)}>{t('more')}</Button>
      )}
      {pageInfo.hasNextPage && first === SHOWN_AT_MOST && (
        <p className={css.head}>{t('onlyFirst', { value: format.count(SHOWN_AT_MOST) })}</p>
      )}
    </>
  );
}
