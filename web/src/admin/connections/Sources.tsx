import { useState } from 'react';
import { useQuery } from 'urql';
import { MenuItem } from '@/design/Menu';
import { Retry } from '@/feedback/Retry';
import { useFormat } from '@/format/useFormat';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import type { WebhookSourcesQuery } from '@/gql/graphql';
import { ConnectionList, ConnectionRow } from './Connections';
import css from './ConnectionsPage.module.css';
import { RotateDialog } from './RotateDialog';
import { SourceDialog } from './SourceDialog';
import { useConnectionsTexts } from './texts';

const WebhookSources = graphql(/* GraphQL */ `
  query WebhookSources {
    webhookSources {
      id
      name
      address
      pausedAt
      previousSecretUntil
      lastTakenAt
      lastRefusedAt
      lastRefusal
      deadLetterCount
    }
  }
`);

const RotateWebhookSource = graphql(/* GraphQL */ `
  mutation RotateWebhookSource($input: RotateWebhookSourceInput!) {
    rotateWebhookSource(input: $input) {
      secret
      userErrors {
        field
        message
      }
    }
  }
`);

const PauseWebhookSource = graphql(/* GraphQL */ `
  mutation PauseWebhookSource($input: UpdateWebhookSourceInput!) {
    updateWebhookSource(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const RemoveWebhookSource = graphql(/* GraphQL */ `
  mutation RemoveWebhookSource($input: WebhookSourceInput!) {
    removeWebhookSource(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const TOUCHES = ['WebhookSource', 'AuditEntry'];

type Source = WebhookSourcesQuery['webhookSources'][number];
type Act = 'edit' | 'rotate' | 'remove';

/** Systems that send records. */
export function Sources() {
  const t = useConnectionsTexts();
  const change = useChange();
  const [{ data, error }, refetch] = useQuery({
    query: WebhookSources,
    requestPolicy: 'cache-and-network',
  });
  const [open, setOpen] = useState<{ act: Act; source: Source } | null>(null);
  const [isCreating, setCreating] = useState(false);
  if (!data && error) return <Retry onRetry={refetch} />;
  const sources = data?.webhookSources;
  const close = () => setOpen(null);
  return (
    <section className={css.section} aria-labelledby="sources">
      <ConnectionList
        id="sources"
        title={t('webhooks')}
        text={t('sourcesText')}
        create={t('createSource')}
        empty={{ title: t('noSources'), text: t('noSourcesText') }}
        onCreate={() => setCreating(true)}
        connections={sources}
      >
        {(source) => (
          <SourceRow
            key={source.id}
            source={source}
            onAct={(act) => setOpen({ act, source })}
            onPause={(isPaused) => void change(PauseWebhookSource, { source: source.id, isPaused }, TOUCHES)}
          />
        )}
      </ConnectionList>
      {isCreating && <SourceDialog source={null} onClose={() => setCreating(false)} />}
      {open?.act === 'edit' && <SourceDialog source={open.source} onClose={close} />}
      {open?.act === 'rotate' && (
        <RotateDialog
          name={open.source.name}
          hint={t('secretSourceText', { address: open.source.address })}
          onClose={close}
          onRotate={(graceHours) =>
            change(RotateWebhookSource, { source: open.source.id, graceHours }, TOUCHES)
          }
        />
      )}
      {open?.act === 'remove' && (
        <ConfirmDialog
          title={`${t('remove')}: ${open.source.name}`}
          text={t('removeSourceText')}
          action={t('remove')}
          isDangerous
          onClose={close}
          onConfirm={() =>
            change(RemoveWebhookSource, { source: open.source.id }, [...TOUCHES, 'DeadLetter'])
          }
        />
      )}
    </section>
  );
}

interface SourceRowProps {
  source: Source;
  onAct: (act: Act) => void;
  onPause: (isPaused: boolean) => void;
}

function SourceRow({ source, onAct, onPause }: SourceRowProps) {
  const t = useConnectionsTexts();
  const format = useFormat();
  const { pausedAt, lastTakenAt, lastRefusedAt, lastRefusal, deadLetterCount: refused } = source;
  const isPaused = pausedAt !== null;
  return (
    <ConnectionRow
      connection={source}
      state={isPaused ? t('paused') : t('on')}
      isWell={!isPaused}
      lastSuccess={lastTakenAt}
      trouble={
        lastRefusedAt !== null &&
        t('turnedAway', { when: format.instant(lastRefusedAt), why: lastRefusal ?? '' })
      }
      beside={refused > 0 && <div className={css.small}>{t('refusedRows', { count: refused })}</div>}
    >
      <MenuItem onAction={() => onAct('edit')}>{t('edit')}</MenuItem>
      <MenuItem onAction={() => onPause(!isPaused)}>{t(isPaused ? 'resume' : 'pause')}</MenuItem>
      <MenuItem onAction={() => onAct('rotate')}>{t('rotate')}</MenuItem>
      <MenuItem isDangerous onAction={() => onAct('remove')}>
        {t('remove')}
      </MenuItem>
    </ConnectionRow>
  );
}
