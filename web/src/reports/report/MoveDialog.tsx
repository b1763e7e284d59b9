import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { graphql } from '@/gql';
import { Choice } from '../builder/form/Choice';
import { useReportsTexts } from '../texts';
import css from '../list/FolderList.module.css';

const FoldersToMoveTo = graphql(/* GraphQL */ `
  query FoldersToMoveTo {
    reportFolders {
      id
      name
    }
  }
`);

interface MoveDialogProps {
  /** Where it is now. */
  folder: string | null;
  onMove: (folder: { id: string; name: string } | null) => Promise<void>;
  onClose: () => void;
}

const NONE = 'NONE';

/** Chooses the folder a report goes to. */
export function MoveDialog({ folder, onMove, onClose }: MoveDialogProps) {
  const t = useReportsTexts();
  const [{ data }] = useQuery({ query: FoldersToMoveTo });
  const [chosen, setChosen] = useState(folder ?? NONE);
  const folders = data?.reportFolders ?? [];
  return (
    <Dialog
      isOpen
      title={t('moveToFolder')}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <div className={css.form}>
        <Choice
          label={t('folder')}
          value={chosen}
          options={[
            { value: NONE, label: t('noFolder') },
            ...folders.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setChosen}
        />
        <div className={css.actions}>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => {
              onClose();
              void onMove(folders.find(({ id }) => id === chosen) ?? null);
            }}
          >
            {t('move')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
