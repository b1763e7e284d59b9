import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/design/Button';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { Badge } from '@/design/Badge';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { UserRowFragment } from '@/gql/graphql';
import { useViewer } from '@/session/viewer';
import css from '../shared/parts.module.css';
import { usePeopleTexts } from '../texts';
import { DismissDialog } from './DismissDialog';
import { EditUserDialog } from './EditUserDialog';
import { ReinstateDialog } from './ReinstateDialog';
import { RenewInvitationDialog } from './RenewInvitationDialog';
import { SessionsDialog } from './SessionsDialog';
import { ResetSecondFactorDialog } from './ResetSecondFactorDialog';

const UserRow = graphql(/* GraphQL */ `
  fragment UserRow on User {
    id
    name
    email
    role
    status
    department {
      id
      name
    }
  }
`);

type User = UserRowFragment;

interface UsersTableProps {
  users: readonly FragmentType<typeof UserRow>[];
}

type UserAction = 'edit' | 'renew' | 'sessions' | 'resetSecondFactor' | 'dismiss' | 'reinstate';

export function UsersTable({ users }: UsersTableProps) {
  const t = usePeopleTexts();
  const rows = readFragment(UserRow, users);
  const [open, setOpen] = useState<{ action: UserAction; user: User } | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Table aria-label={t('people')}>
        <TableHeader>
          <Column isRowHeader>{t('personName')}</Column>
          <Column isBeside>{t('role')}</Column>
          <Column isBeside>{t('department')}</Column>
          <Column isBeside>{t('status')}</Column>
          <Column>
            <span className={css.hidden}>{t('actions')}</span>
          </Column>
        </TableHeader>
        <TableBody items={rows}>
          {(user) => (
            <Row id={user.id}>
              <Cell>
                {user.name}
                <div className={css.small}>{user.email}</div>
                <div className={css.onPhones}>
                  {[t(`role_${user.role}`), user.department?.name].filter(Boolean).join(' · ')}
                  {user.status !== 'ACTIVE' && (
                    <>
                      {' '}
                      <Badge>{t(`status_${user.status}`)}</Badge>
                    </>
                  )}
                </div>
              </Cell>
              <Cell isBeside isWord>
                {t(`role_${user.role}`)}
              </Cell>
              <Cell isBeside>{user.department?.name ?? '—'}</Cell>
              <Cell isBeside>
                <Badge tone={user.status === 'ACTIVE' ? 'success' : 'neutral'}>
                  {t(`status_${user.status}`)}
                </Badge>
              </Cell>
              <Cell>
                <UserMenu user={user} onAction={(action) => setOpen({ action, user })} />
              </Cell>
            </Row>
          )}
        </TableBody>
      </Table>
      {open?.action === 'edit' && <EditUserDialog user={open.user} onClose={close} />}
      {open?.action === 'renew' && <RenewInvitationDialog user={open.user} onClose={close} />}
      {open?.action === 'resetSecondFactor' && <ResetSecondFactorDialog user={open.user} onClose={close} />}
      {open?.action === 'sessions' && <SessionsDialog user={open.user} onClose={close} />}
      {open?.action === 'dismiss' && <DismissDialog user={open.user} onClose={close} />}
      {open?.action === 'reinstate' && <ReinstateDialog user={open.user} onClose={close} />}
    </>
  );
}

function UserMenu({ user, onAction }: { user: User; onAction: (action: UserAction) => void }) {
  const t = usePeopleTexts();
  const { userId } = useViewer();
  const label = t('actionsOf', { name: user.name });
  return (
    <MenuTrigger>
      <IconButton icon={Ellipsis} label={label} />
      <Menu aria-label={label}>
        <MenuItem onAction={() => onAction('edit')}>{t('edit')}</MenuItem>
        {user.status === 'ACTIVE' && (
          <MenuItem onAction={() => onAction('renew')}>{t('renewInvitation')}</MenuItem>
        )}
        {user.status === 'ACTIVE' && (
          <MenuItem onAction={() => onAction('sessions')}>{t('sessions')}</MenuItem>
        )}
        {user.status === 'ACTIVE' && user.id !== userId && (
          <MenuItem onAction={() => onAction('resetSecondFactor')}>{t('resetSecondFactor')}</MenuItem>
        )}
        {user.status === 'ACTIVE' && user.id !== userId && (
          <MenuItem href={`/?asUser=${encodeURIComponent(user.id)}`}>{t('seeDesktop')}</MenuItem>
        )}
        <MenuItem href={`/admin/audit?subject=${user.id}`}>{t('history')}</MenuItem>
        {user.status === 'DISMISSED' && (
          <MenuItem onAction={() => onAction('reinstate')}>{t('reinstate')}</MenuItem>
        )}
        {user.status === 'ACTIVE' && user.id !== userId && (
          <MenuItem isDangerous onAction={() => onAction('dismiss')}>
            {t('dismiss')}
          </MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  );
}
