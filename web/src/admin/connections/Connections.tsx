import { Ellipsis, Plus } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Badge } from '@/design/Badge';
import { Button, IconButton } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import hidden from '@/design/hidden.module.css';
import { Menu, MenuTrigger } from '@/design/Menu';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { useFormat } from '@/format/useFormat';
import css from './ConnectionsPage.module.css';
import { useConnectionsTexts } from './texts';

interface Connection {
  id: string;
  name: string;
  address: string;
  previousSecretUntil: string | null;
}

interface ConnectionListProps<C extends Connection> {
  /** Names the heading in the document. */
  id: string;
  title: string;
  text: string;
  create: string;
  empty: { title: string; text: string };
  onCreate: () => void;
  /** Undefined: they are not here yet. */
  connections: readonly C[] | undefined;
  children: (connection: C) => ReactElement;
}

/** Sources or targets, each a row. */
export function ConnectionList<C extends Connection>({
  id,
  title,
  text,
  create,
  empty,
  onCreate,
  connections,
  children,
}: ConnectionListProps<C>) {
  const t = useConnectionsTexts();
  return (
    <>
      <div className={css.tools}>
        <div>
          <h2 id={id}>{title}</h2>
          <p className={css.quiet}>{text}</p>
        </div>
        <Button variant="primary" onPress={onCreate}>
          <Plus size={16} aria-hidden />
          {create}
        </Button>
      </div>
      {!connections && <PaneSkeleton />}
      {connections?.length === 0 && <EmptyState {...empty} />}
      {connections && connections.length > 0 && (
        <div className={css.surface}>
          <Table aria-labelledby={id}>
            <TableHeader>
              <Column isRowHeader>{t('name')}</Column>
              <Column isBeside>{t('state')}</Column>
              <Column isBeside>{t('lastSuccess')}</Column>
              <Column>
                <span className={hidden.hidden}>{t('actions')}</span>
              </Column>
            </TableHeader>
            <TableBody items={connections}>{children}</TableBody>
          </Table>
        </div>
      )}
    </>
  );
}

interface ConnectionRowProps {
  connection: Connection;
  state: string;
  isWell: boolean;
  /** When something last went well; null: never. */
  lastSuccess: string | null;
  /** What went wrong, below its name. */
  trouble?: string | false;
  /** Below its state. */
  beside?: ReactNode;
  /** Items of its menu. */
  children: ReactNode;
}

/** One of them: on a phone what stands in other columns is below its name. */
export function ConnectionRow({
  connection: { id, name, address, previousSecretUntil },
  state,
  isWell,
  lastSuccess,
  trouble,
  beside,
  children,
}: ConnectionRowProps) {
  const t = useConnectionsTexts();
  const format = useFormat();
  const last = lastSuccess === null ? t('never') : format.instant(lastSuccess);
  const label = t('actionsOf', { name });
  return (
    <Row id={id}>
      <Cell>
        {name}
        <div className={css.small}>{address}</div>
        {previousSecretUntil !== null && (
          <div className={css.small}>
            {t('previousSecret', { when: format.instant(previousSecretUntil) })}
          </div>
        )}
        {trouble && <div className={css.small}>{trouble}</div>}
        <div className={css.onPhones}>
          {state} · {last}
        </div>
      </Cell>
      <Cell isBeside>
        <Badge tone={isWell ? 'success' : 'warning'}>{state}</Badge>
        {beside}
      </Cell>
      <Cell isBeside>{last}</Cell>
      <Cell>
        <MenuTrigger>
          <IconButton icon={Ellipsis} label={label} />
          <Menu aria-label={label}>{children}</Menu>
        </MenuTrigger>
      </Cell>
    </Row>
  );
}
