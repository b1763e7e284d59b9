import { useState } from 'react';
import { DropZone, FileTrigger, isFileDropItem, Text } from 'react-aria-components';
import { Button } from '@/design/Button';
import { classes } from '@/design/classes';
import { Notice } from '@/design/Notice';
import css from './FileDrop.module.css';
import { useImportTexts } from './texts';
import { upload } from './upload';

/** A file that was sent. */
export interface Sent {
  id: string;
  name: string;
}

interface FileDropProps {
  label: string;
  action: string;
  isPrimary?: boolean;
  onSent: (file: Sent) => void;
}

/** Where a file is dropped or chosen; it is sent at once. */
export function FileDrop({ label, action, isPrimary = false, onSent }: FileDropProps) {
  const t = useImportTexts();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(file: File | undefined) {
    if (!file) return;
    setProblem(null);
    setSending(true);
    const sent = await upload(file);
    setSending(false);
    if ('id' in sent) onSent({ id: sent.id, name: file.name });
    else setProblem(sent.message ?? t('notSent'));
  }

  return (
    <>
      <DropZone
        className={classes(css.zone)}
        isDisabled={isSending}
        onDrop={({ items }) => {
          const dropped = items.find(isFileDropItem);
          if (dropped) void dropped.getFile().then(send);
        }}
      >
        <Text slot="label">{isSending ? t('sending') : label}</Text>
        <FileTrigger
          acceptedFileTypes={['.csv', '.txt', '.tsv', '.xlsx']}
          onSelect={(files) => void send(files?.[0])}
        >
          <Button variant={isPrimary ? 'primary' : 'secondary'} isPending={isSending}>
            {action}
          </Button>
        </FileTrigger>
      </DropZone>
      {problem !== null && <Notice tone="failure">{problem}</Notice>}
    </>
  );
}
