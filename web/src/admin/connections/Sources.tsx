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
import type { WebhookSourcesQuery } from '@/gql/graphql';
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

// What is in an empty list is not known by itself.
const OF_SOURCES = { additionalTypenames: ['WebhookSource'] };
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
    context: OF_SOURCES,
  });
  const [open, setOpen] = useState<{ act: Act; source: Source } | null>(null);
  const [isCreating, setCreating] = useState(false);
  if (!data && error) return <Retry onRetry={refetch} />;
  const sources = data?.webhookSources;
  const close = () => setOpen(null);
  return (
    <section className={css.section} aria-labelledby="sources">
      <div className={css.tools}>
        <div>
          <h2 id="sources">{t('sources')}</h2>
          <p className={css.quiet}>{t('sourcesText')}</p>
        </div>
        <Button variant="primary" onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('createSource')}
        </Button>
      </div>
      {!sources && <PaneSkeleton />}
      {sources?.length === 0 && <EmptyState title={t('noSources')} text={t('noSourcesText')} />}
      {sources && sources.length > 0 && (
        <div className={css.surface}>
          <Table aria-labelledby="sources">
            <TableHeader>
              <Column isRowHeader>{t('name')}</Column>
              <Column isBeside>{t('state')}</Column>
              <Column isBeside>{t('lastSuccess')}</Column>
              <Column>
                <span className={hidden.hidden}>{t('actions')}</span>
              </Column>
            </TableHeader>
            <TableBody items={sources}>
              {(source) => (
                <SourceRow
                  key={source.id}
                  source={source}
                  onAct={(act) => setOpen({ act, source })}
                  onPause={(isPaused) =>
                    void change(PauseWebhookSource, { source: source.id, isPaused }, TOUCHES)
                  }
                />
              )}
            </TableBody>
          </Table>
        </div>
      )}
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
  const { id, name, address, pausedAt, previousSecretUntil, lastTakenAt, lastRefusedAt, lastRefusal } =
    source;
  const isPaused = pausedAt !== null;
  const state = isPaused ? t('paused') : t('on');
  const taken = lastTakenAt === null ? t('never') : format.instant(lastTakenAt);
  const refused = source.deadLetterCount;
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
        {lastRefusedAt !== null && (
          <div className={css.small}>
            {t('turnedAway', { when: format.instant(lastRefusedAt), why: lastRefusal ?? '' })}
          </div>
        )}
        <div className={css.onPhones}>
          {state} · {taken}
        </div>
      </Cell>
      <Cell isBeside>
        <Badge tone={isPaused ? 'warning' : 'success'}>{state}</Badge>
        {refused > 0 && <div className={css.small}>{t('refusedRows', { count: refused })}</div>}
      </Cell>
      <Cell isBeside>{taken}</Cell>
      <Cell>
        <MenuTrigger>
          <IconButton icon={Ellipsis} label={label} />
          <Menu aria-label={label}>
            <MenuItem onAction={() => onAct('edit')}>{t('edit')}</MenuItem>
            <MenuItem onAction={() => onPause(!isPaused)}>{t(isPaused ? 'resume' : 'pause')}</MenuItem>
            <MenuItem onAction={() => onAct('rotate')}>{t('rotate')}</MenuItem>
            <MenuItem isDangerous onAction={() => onAct('remove')}>
              {t('remove')}
            </MenuItem>
          </Menu>
        </MenuTrigger>
      </Cell>
    </Row>
  );
}
