import { useRef, useState, type ReactElement } from 'react';
import { Option, Select } from '@/design/Select';
import { FormDialog } from './FormDialog';
import type { Outcome } from './useChange';

/** For how many hours the old secret goes on. */
const GRACES = [0, 1, 24, 168] as const;
type Grace = (typeof GRACES)[number];

interface RotateSecretDialogProps {
  title: string;
  action: string;
  text: string;
  label: string;
  nameOf: (hours: Grace) => string;
  initially: Grace;
  onClose: () => void;
  onRotate: (graceHours: number) => Promise<Outcome<{ secret: string | null }>>;
  /** Shows the new secret. */
  children: (secret: string) => ReactElement;
}

/** Gives something another secret, once it is chosen how long the old one goes on. */
export function RotateSecretDialog({
  title,
  action,
  text,
  label,
  nameOf,
  initially,
  onClose,
  onRotate,
  children,
}: RotateSecretDialogProps) {
  const made = useRef<string | null>(null);
  const [hours, setHours] = useState<number>(initially);
  const [secret, setSecret] = useState<string | null>(null);
  if (secret !== null) return children(secret);
  return (
    <FormDialog
      title={title}
      action={action}
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
          <p>{text}</p>
          <Select
            label={label}
            error={errorOf('graceHours')}
            items={GRACES.map((grace) => ({ id: grace }))}
            value={hours}
            onChange={(chosen) => setHours(Number(chosen))}
          >
            {({ id }) => <Option id={id}>{nameOf(id)}</Option>}
          </Select>
        </>
      )}
    </FormDialog>
  );
}
