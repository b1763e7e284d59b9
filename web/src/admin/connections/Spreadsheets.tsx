import { useQuery } from 'urql';
import { ButtonLink } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import css from './ConnectionsPage.module.css';
import { useConnectionsTexts } from './texts';

const Spreadsheets = graphql(/* GraphQL */ `
  query Spreadsheets {
    fileSources {
      id
      name
      changedAt
    }
    fileImports(first: 100) {
      edges {
        node {
          id
          source
          fileName
          rejectedUrl
          counts {
            created
            changed
            rejected
          }
        }
      }
    }
  }
`);

/** Where files come from: what the last one of each brought, and what was left out of it. */
export function SpreadsheetSources() {
  const t = useConnectionsTexts();
  const format = useFormat();
  const [{ data }] = useQuery({ query: Spreadsheets, requestPolicy: 'cache-and-network' });
  const imports = data?.fileImports.edges.map(({ node }) => node) ?? [];
  return (
    <section className={css.section} aria-labelledby="spreadsheets">
      <div className={css.tools}>
        <div>
          <h2 id="spreadsheets">{t('spreadsheets')}</h2>
          <p className={css.quiet}>{t('spreadsheetsText')}</p>
        </div>
        <ButtonLink href="/admin/import">{t('bringFile')}</ButtonLink>
      </div>
      {!data && <PaneSkeleton />}
      {data?.fileSources.length === 0 && (
        <EmptyState title={t('noSpreadsheets')} text={t('noSpreadsheetsText')} />
      )}
      {data && data.fileSources.length > 0 && (
        <div className={css.surface}>
          <Table aria-labelledby="spreadsheets">
            <TableHeader>
              <Column isRowHeader>{t('name')}</Column>
              <Column isBeside>{t('brought')}</Column>
              <Column isBeside>{t('lastSuccess')}</Column>
              <Column>{t('leftOut')}</Column>
            </TableHeader>
            <TableBody items={data.fileSources}>
              {({ id, name, changedAt }) => {
                const last = imports.find(({ source }) => source === name);
                const brought = last
                  ? t('broughtText', {
                      created: format.count(last.counts.created),
                      changed: format.count(last.counts.changed),
                    })
                  : '—';
                return (
                  <Row id={id} key={id}>
                    <Cell>
                      {name}
                      {last && <div className={css.small}>{last.fileName}</div>}
                      <div className={css.onPhones}>
                        {brought} · {format.instant(changedAt)}
                      </div>
                    </Cell>
                    <Cell isBeside>{brought}</Cell>
                    <Cell isBeside>{format.instant(changedAt)}</Cell>
                    <Cell>
                      {last?.rejectedUrl ? (
                        <a href={last.rejectedUrl} download="" aria-label={t('downloadOf', { name })}>
                          {t('refusedRows', { count: last.counts.rejected })}
                        </a>
                      ) : (
                        format.count(last?.counts.rejected ?? 0)
                      )}
                    </Cell>
                  </Row>
                );
              }}
            </TableBody>
          </Table>
        </div>
      )}
    </section>
  );
}
