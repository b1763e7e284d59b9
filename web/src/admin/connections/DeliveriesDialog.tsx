import { useQuery } from 'urql';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import form from '@/forms/FormDialog.module.css';
import css from './ConnectionsPage.module.css';
import { useConnectionsTexts } from './texts';

const TargetDeliveries = graphql(/* GraphQL */ `
  query TargetDeliveries {
    webhookTargets {
      id
      deliveries(first: 20) {
        messageId
        isTest
        createdAt
        attempts
        deliveredAt
        status
        error
      }
    }
  }
`);

interface DeliveriesDialogProps {
  target: { id: string; name: string };
  onClose: () => void;
}

/** What a target was told lately, and what it answered. */
export function DeliveriesDialog({ target, onClose }: DeliveriesDialogProps) {
  const t = useConnectionsTexts();
  const format = useFormat();
  const [{ data, error }, refetch] = useQuery({ query: TargetDeliveries, requestPolicy: 'network-only' });
  const deliveries = data?.webhookTargets.find(({ id }) => id === target.id)?.deliveries;
  return (
    <Dialog isOpen title={t('deliveriesOf', { name: target.name })} onOpenChange={onClose}>
      <div className={form.form}>
        {!data && error && <Retry onRetry={refetch} />}
        {!data && !error && <PaneSkeleton />}
        {deliveries?.length === 0 && <p>{t('noDeliveries')}</p>}
        <ul className={css.list}>
          {deliveries?.map((each) => {
            const why =
              each.status === null ? (each.error ?? '') : t('statusAnswered', { status: each.status });
            return (
              <li key={each.messageId}>
                {format.instant(each.createdAt)}{' '}
                <Badge tone={each.deliveredAt === null ? 'warning' : 'success'}>
                  {each.deliveredAt === null ? t('notTaken', { why }) : t('taken')}
                </Badge>
                <div className={css.small}>
                  {each.isTest && `${t('testMessage')} · `}
                  {t('attempts', { count: each.attempts })}
                </div>
              </li>
            );
          })}
        </ul>
        <div className={form.actions}>
          <Button onPress={onClose}>{t('close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
