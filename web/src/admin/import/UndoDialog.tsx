import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { UndoImport } from './documents';
import { useImportTexts } from './texts';

interface UndoDialogProps {
  id: string;
  name: string;
  onClose: () => void;
  onDone?: () => void;
}

/** Undoing an import as a whole, once it was asked for twice. */
export function UndoDialog({ id, name, onClose, onDone = onClose }: UndoDialogProps) {
  const t = useImportTexts();
  const change = useChange();
  return (
    <ConfirmDialog
      title={t('undo')}
      text={t('undoText', { name })}
      action={t('undo')}
      isDangerous
      onClose={onClose}
      onDone={onDone}
      onConfirm={() => change(UndoImport, { id }, ['FileImport', 'FileImportConnection'])}
    />
  );
}
