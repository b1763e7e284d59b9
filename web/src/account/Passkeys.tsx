import { Ellipsis, Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button, IconButton } from '@/design/Button';
import hidden from '@/design/hidden.module.css';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import type { PasskeyListQuery } from '@/gql/graphql';
import { hasPasskeys } from '@/session/passkeys';
import { useSessionTexts } from '@/session/texts';
import css from './AccountPage.module.css';
import { AddPasskeyDialog } from './AddPasskeyDialog';
import { RecoveryCodesDialog } from './RecoveryCodesDialog';
import { RemovePasskeyDialog } from './RemovePasskeyDialog';
import { RenamePasskeyDialog } from './RenamePasskeyDialog';
import { useAccountTexts } from './texts';

const PasskeyList = graphql(/* GraphQL */ `
  query PasskeyList {
    passkeyProof
    passkeys {
      id
      name
      createdAt
      lastUsedAt
    }
  }
`);

type Passkey = PasskeyListQuery['passkeys'][number];
type Open = 'add' | { action: 'rename' | 'remove'; passkey: Passkey };

/** The viewer's passkeys, which let them in instead of a password, and after one are a second factor. */
export function Passkeys() {
  const t = useAccountTexts();
  const words = useSessionTexts();
  const [{ data, error }, refetch] = useQuery({ query: PasskeyList, requestPolicy: 'cache-and-network' });
  const [open, setOpen] = useState<Open | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (!data && error) return <Retry onRetry={refetch} />;
  if (!data) return <PaneSkeleton />;
  const { passkeys, passkeyProof } = data;
  const asksPassword = passkeyProof === 'PASSWORD';
  const mayChange = passkeyProof !== 'LOG_IN';
  const close = () => setOpen(null);
  return (
    <section className={css.section} aria-labelledby="passkeys">
      <div className={css.tools}>
        <div>
          <h2 id="passkeys">{t('passkeys')}</h2>
          <p className={css.quiet}>
            {t('passkeysText')} {!mayChange && t('logInAgain')} {!hasPasskeys() && words('passkeyNone')}
          </p>
        </div>
        {mayChange && hasPasskeys() && (
          <Button onPress={() => setOpen('add')}>
            <Plus size={16} aria-hidden />
            {t('addPasskey')}
          </Button>
        )}
      </div>
      {passkeys.length > 0 && (
        <div className={css.surface}>
          <Table aria-labelledby="passkeys">
            <TableHeader>
              <Column isRowHeader>{t('name')}</Column>
              <Column isBeside>{t('made')}</Column>
              <Column isBeside>{t('lastUsed')}</Column>
              <Column>
                <span className={hidden.hidden}>{t('actions')}</span>
              </Column>
            </TableHeader>
            <TableBody items={passkeys} dependencies={[mayChange]}>
              {(passkey) => (
                <PasskeyRow
                  key={passkey.id}
                  passkey={passkey}
                  mayRemove={mayChange}
                  onAction={(action) => setOpen({ action, passkey })}
                />
              )}
            </TableBody>
          </Table>
        </div>
      )}
      {open === 'add' && (
        <AddPasskeyDialog
          asksPassword={asksPassword}
          onClose={close}
          onCodes={(made) => {
            close();
            setCodes(made);
          }}
        />
      )}
      {open !== null && open !== 'add' && open.action === 'rename' && (
        <RenamePasskeyDialog passkey={open.passkey} onClose={close} />
      )}
      {open !== null && open !== 'add' && open.action === 'remove' && (
        <RemovePasskeyDialog passkey={open.passkey} asksPassword={asksPassword} onClose={close} />
      )}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </section>
  );
}

interface PasskeyRowProps {
  passkey: Passkey;
  mayRemove: boolean;
  onAction: (action: 'rename' | 'remove') => void;
}

function PasskeyRow({ passkey, mayRemove, onAction }: PasskeyRowProps) {
  const t = useAccountTexts();
  const format = useFormat();
  const { id, name, createdAt, lastUsedAt } = passkey;
  const label = t('actionsOf', { name });
  const used = lastUsedAt === null ? t('neverUsed') : format.instant(lastUsedAt);
  return (
    <Row id={id}>
      <Cell>
        {name}
        <div className={css.onPhones}>{used}</div>
      </Cell>
      <Cell isBeside>{format.instant(createdAt)}</Cell>
      <Cell isBeside>{used}</Cell>
      <Cell>
        <MenuTrigger>
          <IconButton icon={Ellipsis} label={label} />
          <Menu aria-label={label}>
            <MenuItem onAction={() => onAction('rename')}>{t('rename')}</MenuItem>
            {mayRemove && (
              <MenuItem isDangerous onAction={() => onAction('remove')}>
                {t('remove')}
              </MenuItem>
            )}
          </Menu>
        </MenuTrigger>
      </Cell>
    </Row>
  );
}
