import { Label, ProgressBar } from 'react-aria-components';
import { classes } from '@/design/classes';
import css from './TaskProgress.module.css';
import { useImportTexts } from './texts';
import type { Task } from './useTask';

const PERCENT = 100;

/** How far an import has come. What is written comes all at once, so there is nothing to count. */
export function TaskProgress({ task }: { task: Task | null | undefined }) {
  const t = useImportTexts();
  const done = task?.phase === 'READING' && task.rowsTotal > 0 ? task.rowsDone / task.rowsTotal : null;
  return (
    <ProgressBar
      className={classes(css.progress)}
      isIndeterminate={done === null}
      value={(done ?? 0) * PERCENT}
    >
      <Label>{t('progress')}</Label>
      <div className={css.track}>
        <div className={css.bar} style={{ width: done === null ? '30%' : `${done * PERCENT}%` }} />
      </div>
      <p role="status" className={css.words}>
        {wordsOf(task, t)}
      </p>
    </ProgressBar>
  );
}

function wordsOf(task: Task | null | undefined, t: ReturnType<typeof useImportTexts>): string {
  if (task?.phase === 'READING' && task.rowsTotal > 0) {
    return t('reading_rows', { done: task.rowsDone, total: task.rowsTotal });
  }
  if (task?.phase === 'WRITING') return task.isTrial ? t('trying') : t('writing');
  return t('waiting');
}
