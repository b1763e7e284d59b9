import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { TextField } from '@/design/TextField';
import { useFormat } from '@/format/useFormat';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { RemoveSource, RenameSource, Sources } from './documents';
import page from './ImportPage.module.css';
import css from './PastImports.module.css';
import { useImportTexts } from './texts';

interface Source {
  id: string;
  name: string;
}

/** Mappings that are kept, by source. */
export function SavedSources() {
  const t = useImportTexts();
  const change = useChange();
  const format = useFormat();
  const [renamed, setRenamed] = useState<Source | null>(null);
  const [removed, setRemoved] = useState<Source | null>(null);
  const [{ data }] = useQuery({
    query: Sources,
    requestPolicy: 'cache-and-network',
  });
  if (!data || data.fileSources.length === 0) return null;
  return (
    <Card title={t('sources')}>
      <p className={page.quiet}>{t('sourcesText')}</p>
      <ul className={css.imports}>
        {data.fileSources.map(({ id, name, changedAt }) => (
          <li key={id} className={css.import}>
            <div className={css.words}>
              <strong>{name}</strong>{' '}
              <span className={page.quiet}>{t('lastFile', { when: format.instantWithYear(changedAt) })}</span>
            </div>
            <div className={page.actions}>
              <Button aria-label={t('renameNamed', { name })} onPress={() => setRenamed({ id, name })}>
                {t('rename')}
              </Button>
              <Button aria-label={t('removeNamed', { name })} onPress={() => setRemoved({ id, name })}>
                {t('remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {renamed && (
        <FormDialog
          title={t('rename')}
          action={t('save')}
          fields={['name']}
          onClose={() => setRenamed(null)}
          onSubmit={() => change(RenameSource, renamed, ['FileSource'])}
        >
          {(errorOf) => (
            <TextField
              label={t('name')}
              autoFocus
              error={errorOf('name')}
              value={renamed.name}
              onChange={(name) => setRenamed({ ...renamed, name })}
            />
          )}
        </FormDialog>
      )}
      {removed && (
        <ConfirmDialog
          title={t('remove')}
          text={t('removeText', { name: removed.name })}
          action={t('remove')}
          isDangerous
          onClose={() => setRemoved(null)}
          onConfirm={() => change(RemoveSource, { id: removed.id }, ['FileSource'])}
        />
      )}
    </Card>
  );
}
