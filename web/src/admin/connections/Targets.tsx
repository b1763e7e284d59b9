import { useState } from 'react';
import { useQuery } from 'urql';
import { MenuItem } from '@/design/Menu';
import { Retry } from '@/feedback/Retry';
import { useFormat } from '@/format/useFormat';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import type { WebhookTargetsQuery } from '@/gql/graphql';
import { ConnectionList, ConnectionRow } from './Connections';
import css from './ConnectionsPage.module.css';
import { DeliveriesDialog } from './DeliveriesDialog';
import { KINDS } from './recordKinds';
import { RotateDialog } from './RotateDialog';
import { TargetDialog } from './TargetDialog';
import { TestDialog } from './TestDialog';
import { useConnectionsTexts } from './texts';

const WebhookTargets = graphql(/* GraphQL */ `
  query WebhookTargets {
    webhookTargets {
      id
      name
      address
      kinds
      figures
      pausedAt
      isGivenUp
      previousSecretUntil
      lastDeliveredAt
      failingSince
    }
  }
`);

const RotateWebhookTarget = graphql(/* GraphQL */ `
  mutation RotateWebhookTarget($input: RotateWebhookTargetInput!) {
    rotateWebhookTarget(input: $input) {
      secret
      userErrors {
        field
        message
      }
    }
  }
`);

const PauseWebhookTarget = graphql(/* GraphQL */ `
  mutation PauseWebhookTarget($input: UpdateWebhookTargetInput!) {
    updateWebhookTarget(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const RemoveWebhookTarget = graphql(/* GraphQL */ `
  mutation RemoveWebhookTarget($input: WebhookTargetInput!) {
    removeWebhookTarget(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const TOUCHES = ['WebhookTarget', 'AuditEntry'];

type Target = WebhookTargetsQuery['webhookTargets'][number];
const ACTS = ['edit', 'test', 'deliveries', 'rotate', 'remove'] as const;
type Act = (typeof ACTS)[number];

/** Systems that are told of changes. */
export function Targets() {
  const t = useConnectionsTexts();
  const change = useChange();
  const [{ data, error }, refetch] = useQuery({
    query: WebhookTargets,
    requestPolicy: 'cache-and-network',
  });
  const [open, setOpen] = useState<{ act: Act; target: Target } | null>(null);
  const [isCreating, setCreating] = useState(false);
  if (!data && error) return <Retry onRetry={refetch} />;
  const targets = data?.webhookTargets;
  const close = () => setOpen(null);

  async function pause({ id, name, address, kinds, figures }: Target, isPaused: boolean) {
    await change(PauseWebhookTarget, { target: id, name, address, kinds, figures, isPaused }, TOUCHES);
  }

  return (
    <section className={css.section} aria-labelledby="targets">
      <ConnectionList
        id="targets"
        title={t('targets')}
        text={t('targetsText')}
        create={t('createTarget')}
        empty={{ title: t('noTargets'), text: t('noTargetsText') }}
        onCreate={() => setCreating(true)}
        connections={targets}
      >
        {(target) => (
          <TargetRow
            key={target.id}
            target={target}
            onAct={(act) => setOpen({ act, target })}
            onPause={(isPaused) => void pause(target, isPaused)}
          />
        )}
      </ConnectionList>
      {isCreating && <TargetDialog target={null} onClose={() => setCreating(false)} />}
      {open?.act === 'edit' && <TargetDialog target={open.target} onClose={close} />}
      {open?.act === 'test' && <TestDialog target={open.target} onClose={close} />}
      {open?.act === 'deliveries' && <DeliveriesDialog target={open.target} onClose={close} />}
      {open?.act === 'rotate' && (
        <RotateDialog
          name={open.target.name}
          hint={t('secretTargetText')}
          onClose={close}
          onRotate={(graceHours) =>
            change(RotateWebhookTarget, { target: open.target.id, graceHours }, TOUCHES)
          }
        />
      )}
      {open?.act === 'remove' && (
        <ConfirmDialog
          title={`${t('remove')}: ${open.target.name}`}
          text={t('removeTargetText')}
          action={t('remove')}
          isDangerous
          onClose={close}
          onConfirm={() => change(RemoveWebhookTarget, { target: open.target.id }, TOUCHES)}
        />
      )}
    </section>
  );
}

interface TargetRowProps {
  target: Target;
  onAct: (act: Act) => void;
  onPause: (isPaused: boolean) => void;
}

function TargetRow({ target, onAct, onPause }: TargetRowProps) {
  const t = useConnectionsTexts();
  const format = useFormat();
  const { kinds, figures, pausedAt, isGivenUp, lastDeliveredAt, failingSince } = target;
  const isPaused = pausedAt !== null;
  const hears = KINDS.filter((kind) => kinds.includes(kind)).map((kind) => t(`kind_${kind}`));
  const told = [...hears, ...(figures.length > 0 ? [t('figureCount', { count: figures.length })] : [])].join(
    ', ',
  );
  return (
    <ConnectionRow
      connection={target}
      state={isGivenUp ? t('givenUp') : isPaused ? t('paused') : t('on')}
      isWell={!isPaused && failingSince === null}
      beside={<div className={css.small}>{told}</div>}
      lastSuccess={lastDeliveredAt}
      trouble={failingSince !== null && t('failing', { when: format.instant(failingSince) })}
    >
      <MenuItem onAction={() => onPause(!isPaused)}>{t(isPaused ? 'resume' : 'pause')}</MenuItem>
      {ACTS.map((act) => (
        <MenuItem key={act} isDangerous={act === 'remove'} onAction={() => onAct(act)}>
          {t(act)}
        </MenuItem>
      ))}
    </ConnectionRow>
  );
}
