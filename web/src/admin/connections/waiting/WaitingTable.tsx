import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/design/Badge';
import { IconButton } from '@/design/Button';
import hidden from '@/design/hidden.module.css';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { WaitingTableFragment } from '@/gql/graphql';
import { RowDialog } from './RowDialog';
import { useWaitingTexts } from './texts';
import type { Acts } from './useActs';
import css from './WaitingPage.module.css';

const WaitingTableRow = graphql(/* GraphQL */ `
  fragment WaitingTable on WaitingRow {
    id
    kind
    externalId
    needsKind
    needsExternalId
    reason
    since
    body
    origin {
      id
      ... on User {
        name
      }
      ... on WebhookSource {
        name
      }
    }
  }
`);

type Waiting = WaitingTableFragment;

interface WaitingTableProps {
  rows: readonly (FragmentType<typeof WaitingTableRow> & { id: string })[];
  acts: Acts;
}

/** Rows that wait, and what is done with one of them. */
export function WaitingTable({ rows, acts }: WaitingTableProps) {
  const t = useWaitingTexts();
  const format = useFormat();
  const [open, setOpen] = useState<{ act: 'show' | 'dismiss'; row: Waiting } | null>(null);
  const name = ({ kind, externalId }: Waiting) =>
    t('named', { kind: t(`kind_${kind}`), name: externalId ?? '' }).trim();
  return (
    <div className={css.surface}>
      <Table aria-labelledby="waiting">
        <TableHeader>
          <Column isRowHeader>{t('row')}</Column>
          <Column isBeside>{t('waitsFor')}</Column>
          <Column isBeside>{t('origin')}</Column>
          <Column isBeside>{t('since')}</Column>
          <Column>
            <span className={hidden.hidden}>{t('actions')}</span>
          </Column>
        </TableHeader>
        <TableBody items={rows}>
          {(item) => {
            const row = readFragment(WaitingTableRow, item);
            const { id, needsKind, needsExternalId, since } = row;
            const label = t('actionsOf', { name: name(row) });
            const needs =
              needsKind && t('named', { kind: t(`kind_${needsKind}`), name: needsExternalId ?? '' });
            const origin = row.origin && 'name' in row.origin ? row.origin.name : '—';
            return (
              <Row id={id} key={id}>
                <Cell>
                  {name(row)}
                  {!needs && <div className={css.small}>{row.reason}</div>}
                  <div className={css.onPhones}>
                    {t('waitsFor')}: {needs ?? t('refused')} · {origin} · {format.instant(since)}
                  </div>
                </Cell>
                <Cell isBeside>{needs ?? <Badge tone="warning">{t('refused')}</Badge>}</Cell>
                <Cell isBeside>{origin}</Cell>
                <Cell isBeside>{format.instant(since)}</Cell>
                <Cell>
                  <MenuTrigger>
                    <IconButton icon={Ellipsis} label={label} />
                    <Menu aria-label={label}>
                      <MenuItem onAction={() => setOpen({ act: 'show', row })}>{t('show')}</MenuItem>
                      <MenuItem onAction={() => void acts.retry({ rows: [id] })}>{t('retry')}</MenuItem>
                      <MenuItem isDangerous onAction={() => setOpen({ act: 'dismiss', row })}>
                        {t('dismiss')}
                      </MenuItem>
                    </Menu>
                  </MenuTrigger>
                </Cell>
              </Row>
            );
          }}
        </TableBody>
      </Table>
      {open?.act === 'show' && (
        <RowDialog
          title={name(open.row)}
          reason={open.row.reason}
          body={open.row.body}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.act === 'dismiss' && (
        <ConfirmDialog
          title={t('dismiss')}
          text={t('dismissOne', { name: name(open.row) })}
          action={t('dismiss')}
          isDangerous
          onClose={() => setOpen(null)}
          onConfirm={() => acts.dismiss({ rows: [open.row.id] })}
        />
      )}
    </div>
  );
}
