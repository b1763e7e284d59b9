import { FormDialog } from './FormDialog';
import type { Outcome } from './useChange';

interface ConfirmDialogProps {
  title: string;
  /** What will happen. */
  text: string;
  action: string;
  isDangerous?: boolean;
  onClose: () => void;
  onDone?: () => void;
  onConfirm: () => Promise<Outcome>;
}

/** Asks once more, and tells why if it is refused. */
export function ConfirmDialog({ text, onConfirm, ...props }: ConfirmDialogProps) {
  return (
    <FormDialog {...props} onSubmit={onConfirm}>
      {() => <p>{text}</p>}
    </FormDialog>
  );
}
