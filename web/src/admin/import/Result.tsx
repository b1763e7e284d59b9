import { useState } from 'react';
import { Button, ButtonLink } from '@/design/Button';
import { Card } from '@/design/Card';
import { Notice } from '@/design/Notice';
import { UserErrors } from '@/forms/UserErrors';
import page from './ImportPage.module.css';
import { Outcome } from './Outcome';
import { TaskProgress } from './TaskProgress';
import { useImportTexts } from './texts';
import { UndoDialog } from './UndoDialog';
import { useTask } from './useTask';

interface ResultProps {
  task: string;
  onAgain: () => void;
}

/** An import under way, and what came of it. */
export function Result({ task: id, onAgain }: ResultProps) {
  const t = useImportTexts();
  const [isUndoing, setUndoing] = useState(false);
  const [isUndone, setUndone] = useState(false);
  const { task, hasFailed } = useTask(id);
  if (!hasFailed && task === undefined) return <TaskProgress task={task} />;
  if (task && task.phase !== 'ENDED') return <TaskProgress task={task} />;
  const made = task?.import;
  return (
    <>
      <UserErrors userErrors={task?.userErrors} failed={hasFailed || task === null} />
      {isUndone ? (
        <Notice tone="info">{t('isUndone')}</Notice>
      ) : (
        <Notice tone={made ? 'info' : 'warning'}>{t(made ? 'imported' : 'nothingWritten')}</Notice>
      )}
      {task?.result && <Outcome result={task.result} rejectedUrl={task.rejectedUrl} isTrial={false} />}
      <Card title={t('actions')}>
        <div className={page.actions}>
          {made && !isUndone && (
            <ButtonLink variant="primary" href="/">
              {t('toDesktop')}
            </ButtonLink>
          )}
          <Button onPress={onAgain}>{t('nextFile')}</Button>
          {made?.canBeUndone === true && !isUndone && (
            <Button onPress={() => setUndoing(true)}>{t('undo')}</Button>
          )}
        </div>
      </Card>
      {isUndoing && made && (
        <UndoDialog
          id={made.id}
          name={task.fileName}
          onClose={() => setUndoing(false)}
          onDone={() => {
            setUndoing(false);
            setUndone(true);
          }}
        />
      )}
    </>
  );
}
