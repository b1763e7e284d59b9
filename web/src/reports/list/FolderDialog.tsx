import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { TextField } from '@/design/TextField';
import { useReportsTexts } from '../texts';
import css from './FolderList.module.css';

interface FolderDialogProps {
  /** The one that gets another name; null for a new one. */
  folder: { name: string } | null;
  /** Answers with what is wrong with the name, or nothing. */
  onName: (name: string) => Promise<string | undefined>;
  onClose: () => void;
}

/** Asks for the name of a folder. */
export function FolderDialog({ folder, onName, onClose }: FolderDialogProps) {
  const t = useReportsTexts();
  const [name, setName] = useState(folder?.name ?? '');
  const [userError, setError] = useState<string>();
  async function submit() {
    const wrong = await onName(name);
    if (wrong === undefined) onClose();
    else setError(wrong);
  }
  return (
    <Dialog
      isOpen
      title={folder ? t('renameFolder', { name: folder.name }) : t('newFolder')}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Form
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        className={css.form ?? ''}
      >
        <TextField
          label={t('folderName')}
          value={name}
          error={userError}
          onChange={(typed) => {
            setName(typed);
            setError(undefined);
          }}
        />
        <div className={css.actions}>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary">
            {t(folder ? 'rename' : 'create')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
