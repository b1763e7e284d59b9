import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import { ConnectDialog } from './ConnectDialog';
import { StatusBadge } from './StatusBadge';
import css from './Systems.module.css';
import { useSystemsTexts } from './texts';

const ConnectedSystems = graphql(/* GraphQL */ `
  query ConnectedSystems {
    connectedSystems {
      id
      name
      vendorName
      status
      lastRunAt
      nextRunAt
      refusedCount
    }
  }
`);

/** CRMs that records are brought from, each with a page of its own. */
export function Systems() {
  const t = useSystemsTexts();
  const format = useFormat();
  const [isConnecting, setConnecting] = useState(false);
  const [{ data, error }, refetch] = useQuery({
    query: ConnectedSystems,
    requestPolicy: 'cache-and-network',
  });
  if (!data && error) return <Retry onRetry={refetch} />;
  const systems = data?.connectedSystems;
  return (
    <section className={css.stack} aria-labelledby="systems">
      <div className={css.tools}>
        <div>
          <h2 id="systems">{t('systems')}</h2>
          <p className={css.quiet}>{t('systemsText')}</p>
        </div>
        <Button variant="primary" onPress={() => setConnecting(true)}>
          <Plus size={16} aria-hidden />
          {t('connect')}
        </Button>
      </div>
      {!systems && <PaneSkeleton />}
      {systems?.length === 0 && <EmptyState title={t('noSystems')} text={t('noSystemsText')} />}
      {systems && systems.length > 0 && (
        <div className={css.surface}>
          <Table aria-labelledby="systems">
            <TableHeader>
              <Column isRowHeader>{t('name')}</Column>
              <Column isBeside>{t('state')}</Column>
              <Column isBeside>{t('lastRun')}</Column>
              <Column isBeside>{t('nextRun')}</Column>
            </TableHeader>
            <TableBody items={systems}>
              {({ id, name, vendorName, status, lastRunAt, nextRunAt, refusedCount }) => {
                const last = lastRunAt === null ? t('never') : format.instant(lastRunAt);
                const refused = refusedCount > 0 && t('refusedRows', { count: refusedCount });
                return (
                  <Row id={id} key={id}>
                    <Cell>
                      <Link to={`/admin/connections/systems/${encodeURIComponent(id)}`}>{name}</Link>
                      <div className={css.small}>{vendorName}</div>
                      <div className={css.onPhones}>
                        {t(`status_${status}`)} · {last}
                        {refused && ` · ${refused}`}
                      </div>
                    </Cell>
                    <Cell isBeside>
                      <StatusBadge status={status} />
                      {refused && <div className={css.small}>{refused}</div>}
                    </Cell>
                    <Cell isBeside>{last}</Cell>
                    <Cell isBeside>{nextRunAt === null ? '—' : format.instant(nextRunAt)}</Cell>
                  </Row>
                );
              }}
            </TableBody>
          </Table>
        </div>
      )}
      {isConnecting && <ConnectDialog onClose={() => setConnecting(false)} />}
    </section>
  );
}
