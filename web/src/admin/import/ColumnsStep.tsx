import { useState } from 'react';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { Notice } from '@/design/Notice';
import { ColumnList } from './ColumnList';
import { Constants } from './Constants';
import { isUndecided, lackingTargets, type Column, type Draft, type Proposal } from './draft';
import page from './ImportPage.module.css';
import { useImportTexts } from './texts';

interface ColumnsStepProps {
  proposal: Proposal;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onBack: () => void;
  onContinue: () => void;
}

/** Saying what each column is. */
export function ColumnsStep({ proposal, draft, onChange, onBack, onContinue }: ColumnsStepProps) {
  const t = useImportTexts();
  const [isChecked, setChecked] = useState(false);
  const { file, history, targets, historyTargets } = proposal;
  const open = [
    ...undecided(draft.columns, file.columns, targets),
    ...(draft.history && history ? undecided(draft.history, history.columns, historyTargets) : []),
    ...lackingTargets(draft, targets).map(({ label }) => label),
  ];
  return (
    <>
      <p>{t('columnsText')}</p>
      <Constants draft={draft} targets={targets} isChecked={isChecked} onChange={onChange} />
      <ColumnList
        title={t('mapped')}
        file={file}
        columns={draft.columns}
        targets={targets}
        canMakeFields={targets.some(({ name }) => name === 'created_at')}
        isChecked={isChecked}
        onChange={(columns) => onChange({ ...draft, columns })}
      />
      {draft.history && history && (
        <ColumnList
          title={t('historyColumns')}
          file={history}
          columns={draft.history}
          targets={historyTargets}
          canMakeFields={false}
          isChecked={isChecked}
          onChange={(columns) => onChange({ ...draft, history: columns })}
        />
      )}
      {isChecked && open.length > 0 && (
        <Notice tone="failure">{t('openColumns', { names: open.join(', ') })}</Notice>
      )}
      <Card title={t('step_trial')}>
        <div className={page.actions}>
          <Button onPress={onBack}>{t('back')}</Button>
          <Button
            variant="primary"
            onPress={() => {
              setChecked(true);
              if (open.length === 0) onContinue();
            }}
          >
            {t('toTrial')}
          </Button>
        </div>
      </Card>
    </>
  );
}

function undecided(
  columns: readonly Column[],
  found: Proposal['file']['columns'],
  targets: Proposal['targets'],
): string[] {
  return columns
    .filter((column) => {
      const seen = found.find(({ name }) => name === column.column);
      return seen !== undefined && isUndecided(column, seen, targets);
    })
    .map(({ column }) => column);
}
