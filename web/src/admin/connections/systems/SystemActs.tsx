import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button, IconButton } from '@/design/Button';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { useChange } from '@/forms/useChange';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { DisconnectDialog } from './DisconnectDialog';
import { SettingsDialog } from './SettingsDialog';
import css from './Systems.module.css';
import { TestDialog } from './TestDialog';
import { useSystemsTexts } from './texts';
import { TOUCHES, useRun } from './useRun';

const SystemActsFragment = graphql(/* GraphQL */ `
  fragment SystemActs on ConnectedSystem {
    id
    name
    pausedAt
  }
`);

const SystemActsVendorFragment = graphql(/* GraphQL */ `
  fragment SystemActsVendor on Vendor {
    settings {
      key
    }
    ...SettingFields
  }
`);

const PauseConnectedSystem = graphql(/* GraphQL */ `
  mutation PauseConnectedSystem($input: UpdateConnectedSystemInput!) {
    updateConnectedSystem(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

type Act = 'settings' | 'test' | 'disconnect';

interface SystemActsProps {
  system: FragmentType<typeof SystemActsFragment>;
  vendor: FragmentType<typeof SystemActsVendorFragment> | undefined;
}

/** What is done with a system. */
export function SystemActs(props: SystemActsProps) {
  const t = useSystemsTexts();
  const change = useChange();
  const run = useRun();
  const navigate = useNavigate();
  const { id, name, pausedAt } = readFragment(SystemActsFragment, props.system);
  const vendor = readFragment(SystemActsVendorFragment, props.vendor);
  const [open, setOpen] = useState<Act | null>(null);
  const isPaused = pausedAt !== null;
  const close = () => setOpen(null);
  return (
    <div className={css.acts}>
      {!isPaused && (
        <Button variant="primary" onPress={() => void run({ system: id, kind: 'CHANGES' })}>
          {t('run')}
        </Button>
      )}
      <Button onPress={() => void change(PauseConnectedSystem, { system: id, isPaused: !isPaused }, TOUCHES)}>
        {t(isPaused ? 'resume' : 'pause')}
      </Button>
      <MenuTrigger>
        <IconButton icon={Ellipsis} label={t('actions')} />
        <Menu aria-label={t('actions')}>
          <MenuItem onAction={() => setOpen('settings')}>{t('settings')}</MenuItem>
          <MenuItem onAction={() => setOpen('test')}>{t('test')}</MenuItem>
          {!isPaused && (
            <MenuItem onAction={() => void run({ system: id, kind: 'RECONCILIATION' })}>
              {t('compare')}
            </MenuItem>
          )}
          {!isPaused && (
            <MenuItem onAction={() => void run({ system: id, kind: 'HISTORY' })}>{t('bringAll')}</MenuItem>
          )}
          <MenuItem isDangerous onAction={() => setOpen('disconnect')}>
            {t('disconnect')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {open === 'settings' && (
        <SettingsDialog
          system={{ id, name }}
          vendor={vendor}
          onClose={close}
          onTest={() => setOpen('test')}
        />
      )}
      {open === 'test' && <TestDialog system={{ id, name }} onClose={close} />}
      {open === 'disconnect' && (
        <DisconnectDialog
          system={{ id, name }}
          onClose={close}
          onDone={() => void navigate('/admin/connections')}
        />
      )}
    </div>
  );
}
