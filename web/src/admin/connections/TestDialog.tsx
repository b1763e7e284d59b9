import { useState } from 'react';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Notice } from '@/design/Notice';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import form from '@/forms/FormDialog.module.css';
import { useConnectionsTexts } from './texts';

const TestWebhookTarget = graphql(/* GraphQL */ `
  mutation TestWebhookTarget($input: WebhookTargetInput!) {
    testWebhookTarget(input: $input) {
      delivery {
        status
        error
        deliveredAt
      }
      userErrors {
        field
        message
      }
    }
  }
`);

interface TestDialogProps {
  target: { id: string; name: string; address: string };
  onClose: () => void;
}

/** Sends a target a test message, and tells what came of it. */
export function TestDialog({ target, onClose }: TestDialogProps) {
  const t = useConnectionsTexts();
  const change = useChange();
  const [isRunning, setRunning] = useState(false);
  const [came, setCame] = useState<{ isTaken: boolean; text: string } | null>(null);

  async function send() {
    setRunning(true);
    const { payload, userErrors } = await change(TestWebhookTarget, { target: target.id }, ['WebhookTarget']);
    setRunning(false);
    const delivery = payload?.delivery;
    if (delivery?.deliveredAt && delivery.status !== null) {
      setCame({ isTaken: true, text: t('testTaken', { status: delivery.status }) });
      return;
    }
    const answered = delivery?.status == null ? null : t('statusAnswered', { status: delivery.status });
    const why = answered ?? delivery?.error ?? userErrors[0]?.message ?? '';
    setCame({ isTaken: false, text: t('testNotTaken', { why }) });
  }

  return (
    <Dialog isOpen isDismissable={false} title={t('testOf', { name: target.name })} onOpenChange={onClose}>
      <div className={form.form}>
        <p>{target.address}</p>
        {came && <Notice tone={came.isTaken ? 'info' : 'failure'}>{came.text}</Notice>}
        <div className={form.actions} aria-busy={isRunning}>
          <Button onPress={onClose}>{t('close')}</Button>
          <Button variant="primary" isDisabled={isRunning} onPress={() => void send()}>
            {t('test')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
