import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '@/design/Button';
import { classes } from '@/design/classes';
import { Dialog } from '@/design/Dialog';
import { Notice } from '@/design/Notice';
import { useFormTexts } from './texts';
import css from './FormDialog.module.css';
import type { Outcome } from './useChange';

interface FormDialogProps {
  title: string;
  /** What the button says that does it. */
  action: string;
  isDangerous?: boolean;
  onClose: () => void;
  /** What follows once it is done, in place of closing. */
  onDone?: (() => void) | undefined;
  onSubmit: () => Promise<Outcome>;
  /** The fields of the input that tell their errors themselves. */
  fields?: readonly string[];
  /** Gets what tells the error of such a field, by its name. */
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
}

/**
 * A change that is made by a button and nothing else. It stays open until it is done: errors stand at their fields, those
 * without a field above, and warnings are read before it closes.
 */
export function FormDialog({
  title,
  action,
  isDangerous = false,
  onClose,
  onDone = onClose,
  onSubmit,
  fields = [],
  children,
}: FormDialogProps) {
  const t = useFormTexts();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isRunning, setRunning] = useState(false);
  const isDone = outcome !== null && outcome.userErrors.length === 0;

  const errorOf = (field: string) =>
    outcome?.userErrors.find((userError) => userError.field[0] === field)?.message;
  const others =
    outcome?.userErrors.filter(({ field }) => field[0] === undefined || !fields.includes(field[0])) ?? [];

  async function submit() {
    setRunning(true);
    const answer = await onSubmit();
    setRunning(false);
    setOutcome(answer);
    if (answer.userErrors.length === 0 && answer.warnings.length === 0) onDone();
  }

  return (
    <Dialog isOpen isDismissable={false} title={title} onOpenChange={onClose}>
      {isDone ? (
        <div className={css.form}>
          {outcome.warnings.map((warning) => (
            <Notice key={warning} tone="warning">
              {warning}
            </Notice>
          ))}
          <div className={css.actions}>
            <Button onPress={onDone}>{t('understood')}</Button>
          </div>
        </div>
      ) : (
        <Form
          className={classes(css.form)}
          validationBehavior="aria"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isRunning) void submit();
          }}
        >
          {others.map(({ message }) => (
            <Notice key={message} tone="failure">
              {message}
            </Notice>
          ))}
          {children(errorOf)}
          {/* Not `isPending`: what the library reads out for it outlives the button without a name. */}
          <div className={css.actions} aria-busy={isRunning}>
            <Button onPress={onClose}>{t('cancel')}</Button>
            <Button type="submit" variant={isDangerous ? 'danger' : 'primary'}>
              {action}
            </Button>
          </div>
        </Form>
      )}
    </Dialog>
  );
}
