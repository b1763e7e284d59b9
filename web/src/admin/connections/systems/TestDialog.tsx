import { useEffect, useState } from 'react';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Notice } from '@/design/Notice';
import form from '@/forms/FormDialog.module.css';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { useSystemsTexts } from './texts';
import { useTroubleText } from './useTroubleText';

const TestConnectedSystem = graphql(/* GraphQL */ `
  mutation TestConnectedSystem($input: ConnectedSystemInput!) {
    testConnectedSystem(input: $input) {
      answeredBy
      trouble {
        ...TroubleText
      }
      userErrors {
        field
        message
      }
    }
  }
`);

interface TestDialogProps {
  system: { id: string; name: string };
  onClose: () => void;
}

/** Asks a system something small at once, and says what came of it. */
export function TestDialog({ system, onClose }: TestDialogProps) {
  const t = useSystemsTexts();
  const change = useChange();
  const troubleText = useTroubleText();
  const [told, setTold] = useState<{ isWell: boolean; text: string } | null>(null);
  useEffect(() => {
    let isOpen = true;
    void change(TestConnectedSystem, { system: system.id }, ['AuditEntry']).then(
      ({ payload, userErrors }) => {
        if (!isOpen) return;
        const trouble = payload?.trouble;
        const who = payload?.answeredBy ?? null;
        if (who !== null) setTold({ isWell: true, text: t('testGood', { who }) });
        else
          setTold({ isWell: false, text: trouble ? troubleText(trouble) : (userErrors[0]?.message ?? '') });
      },
    );
    return () => {
      isOpen = false;
    };
  }, [change, system.id, t, troubleText]);
  return (
    <Dialog isOpen title={`${t('test')}: ${system.name}`} onOpenChange={onClose}>
      <div className={form.form}>
        {told ? (
          <Notice tone={told.isWell ? 'info' : 'failure'}>{told.text}</Notice>
        ) : (
          <p role="status">{t('testing')}</p>
        )}
        <div className={form.actions}>
          <Button onPress={onClose}>{t('close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
