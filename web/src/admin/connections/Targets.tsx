import { Ellipsis, Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Badge } from '@/design/Badge';
import { Button, IconButton } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import hidden from '@/design/hidden.module.css';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { useFormat } from '@/format/useFormat';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import type { WebhookTargetsQuery } from '@/gql/graphql';
import css from './ConnectionsPage.module.css';
import { DeliveriesDialog } from './DeliveriesDialog';
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

// What is in an empty list is not known by itself.
const OF_TARGETS = { additionalTypenames: ['WebhookTarget'] };
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
    context: OF_TARGETS,
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
      <div className={css.tools}>
        <div>
          <h2 id="targets">{t('targets')}</h2>
          <p className={css.quiet}>{t('targetsText')}</p>
        </div>
        <Button variant="primary" onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('createTarget')}
        </Button>
      </div>
      {!targets && <PaneSkeleton />}
      {targets?.length === 0 && <EmptyState title={t('noTargets')} text={t('noTargetsText')} />}
      {targets && targets.length > 0 && (
        <div className={css.surface}>
          <Table aria-labelledby="targets">
            <TableHeader>
              <Column isRowHeader>{t('name')}</Column>
              <Column isBeside>{t('state')}</Column>
              <Column isBeside>{t('lastSuccess')}</Column>
              <Column>
                <span className={hidden.hidden}>{t('actions')}</span>
              </Column>
            </TableHeader>
            <TableBody items={targets}>
              {(target) => (
                <TargetRow
                  key={target.id}
                  target={target}
                  onAct={(act) => setOpen({ act, target })}
                  onPause={(isPaused) => void pause(target, isPaused)}
                />
              )}
            </TableBody>
          </Table>
        </div>
      )}
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
  const { id, name, address, pausedAt, isGivenUp, previousSecretUntil, lastDeliveredAt, failingSince } =
    target;
  const isPaused = pausedAt !== null;
  const state = isGivenUp ? t('givenUp') : isPaused ? t('paused') : t('on');
  const delivered = lastDeliveredAt === null ? t('never') : format.instant(lastDeliveredAt);
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
        {failingSince !== null && (
          <div className={css.small}>{t('failing', { when: format.instant(failingSince) })}</div>
        )}
        <div className={css.onPhones}>
          {state} · {delivered}
        </div>
      </Cell>
      <Cell isBeside>
        <Badge tone={isPaused || failingSince !== null ? 'warning' : 'success'}>{state}</Badge>
      </Cell>
      <Cell isBeside>{delivered}</Cell>
      <Cell>
        <MenuTrigger>
          <IconButton icon={Ellipsis} label={label} />
          <Menu aria-label={label}>
            <MenuItem onAction={() => onPause(!isPaused)}>{t(isPaused ? 'resume' : 'pause')}</MenuItem>
            {ACTS.map((act) => (
              <MenuItem key={act} isDangerous={act === 'remove'} onAction={() => onAct(act)}>
                {t(act)}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      </Cell>
    </Row>
  );
}
