import { useState } from 'react';
import { TextField } from '@/design/TextField';
import { FormDialog } from '@/forms/FormDialog';
import type { Outcome } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import { ColorField } from './ColorField';

export interface ItemDraft {
  name: string;
  /** Null for none. */
  color: string | null;
}

interface ItemDialogProps {
  title: string;
  action: string;
  /** How it is now. A thing that can have a colour has the key, even while it has none. */
  item: { name: string; color?: string | null };
  onClose: () => void;
  onSubmit: (draft: ItemDraft) => Promise<Outcome>;
}

/** The name of something, and its colour where it can have one. */
export function ItemDialog({ item, onSubmit, ...props }: ItemDialogProps) {
  const t = usePeopleTexts();
  const [name, setName] = useState(item.name);
  const [color, setColor] = useState(item.color ?? '');
  return (
    <FormDialog
      {...props}
      fields={['name', 'label', 'color']}
      onSubmit={() => onSubmit({ name, color: color.trim() || null })}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t('name')}
            // What an option is called is its label.
            error={errorOf('name') ?? errorOf('label')}
            isRequired
            autoComplete="off"
            value={name}
            onChange={setName}
          />
          {item.color !== undefined && (
            <ColorField error={errorOf('color')} value={color} onChange={setColor} />
          )}
        </>
      )}
    </FormDialog>
  );
}
