import { useRef, useState } from 'react';
import { Option, Select } from '@/design/Select';
import { FormDialog } from '@/forms/FormDialog';
import type { Outcome } from '@/forms/useChange';
import { ConnectionSecret } from './ConnectionSecret';
import { useConnectionsTexts } from './texts';

/** For how many hours the old secret goes on. */
const GRACES = [0, 1, 24, 168] as const;

interface RotateDialogProps {
  name: string;
  /** What the secret is for. */
  hint: string;
  onClose: () => void;
  onRotate: (graceHours: number) => Promise<Outcome<{ secret: string | null }>>;
}

/** Gives a source or a target another secret, and shows it. */
export function RotateDialog({ name, hint, onClose, onRotate }: RotateDialogProps) {
  const t = useConnectionsTexts();
  const made = useRef<string | null>(null);
  const [hours, setHours] = useState<number>(24);
  const [secret, setSecret] = useState<string | null>(null);
  if (secret !== null) return <ConnectionSecret name={name} secret={secret} hint={hint} onClose={onClose} />;
  return (
    <FormDialog
      title={`${t('rotate')}: ${name}`}
      action={t('rotate')}
      onClose={onClose}
      onDone={() => (made.current === null ? onClose() : setSecret(made.current))}
      fields={['graceHours']}
      onSubmit={async () => {
        const outcome = await onRotate(hours);
        made.current = outcome.payload?.secret ?? null;
        return outcome;
      }}
    >
      {(errorOf) => (
        <>
          <p>{t('rotateText')}</p>
          <Select
            label={t('grace')}
            error={errorOf('graceHours')}
            items={GRACES.map((grace) => ({ id: grace }))}
            value={hours}
            onChange={(chosen) => setHours(Number(chosen))}
          >
            {({ id }) => <Option id={id}>{t(`grace_${id}`)}</Option>}
          </Select>
        </>
      )}
    </FormDialog>
  );
}
