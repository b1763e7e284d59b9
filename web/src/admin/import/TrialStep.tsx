import { useEffect, useState } from 'react';
import { Button } from '@/design/Button';
import { Card } from '@/design/Card';
import { Checkbox } from '@/design/Checkbox';
import { TextField } from '@/design/TextField';
import { UserErrors } from '@/forms/UserErrors';
import page from './ImportPage.module.css';
import { Outcome } from './Outcome';
import { TaskProgress } from './TaskProgress';
import { useImportTexts } from './texts';
import { useTask } from './useTask';

interface Started {
  userErrors: readonly { message: string }[];
  task: string | null;
}

interface TrialStepProps {
  fileName: string;
  /** What the source is called whose mapping is used. */
  sourceName: string | null;
  start: (more: { isTrial: boolean; withoutRejected?: boolean; source?: string }) => Promise<Started | null>;
  onBack: () => void;
  onStarted: (task: string) => void;
}

/** What would come of the file, before anything is written. */
export function TrialStep({ fileName, sourceName, start, onBack, onStarted }: TrialStepProps) {
  const t = useImportTexts();
  const [started, setStarted] = useState<Started | null>(null);
  const [refused, setRefused] = useState<Started | null>(null);
  const [isStarting, setStarting] = useState(false);
  const [withoutRejected, setWithoutRejected] = useState(false);
  const [source, setSource] = useState(sourceName ?? fileName.replace(/\.[^.]+$/, ''));
  useEffect(() => {
    let isGone = false;
    void start({ isTrial: true }).then((answer) => {
      if (!isGone) setStarted(answer);
    });
    return () => {
      isGone = true;
    };
  }, [start]);
  const { task, hasFailed } = useTask(started?.task ?? null);
  const errors = started?.userErrors.length ? started.userErrors : (task?.userErrors ?? []);
  const result = task?.phase === 'ENDED' ? task.result : null;
  const hasEnded = hasFailed || errors.length > 0 || task === null || task?.phase === 'ENDED';
  const counts = result?.counts;
  const coming = counts ? counts.created + counts.changed + counts.unchanged : 0;
  const mayBring = coming > 0 && (counts?.rejected === 0 || withoutRejected);

  async function bringIn() {
    setStarting(true);
    const answer = await start({ isTrial: false, withoutRejected, source });
    setStarting(false);
    if (answer?.task) onStarted(answer.task);
    else setRefused(answer);
  }

  return (
    <>
      {!hasEnded && <TaskProgress task={task} />}
      <UserErrors userErrors={errors} failed={hasFailed || task === null} />
      {result && <Outcome result={result} rejectedUrl={task?.rejectedUrl ?? null} isTrial />}
      {hasEnded && (
        <Card title={t('step_import')}>
          {result && coming === 0 && <p>{t('nothingToBring')}</p>}
          {coming > 0 && (
            <>
              <TextField
                label={t('sourceName')}
                description={t('sourceNameText')}
                value={source}
                onChange={setSource}
              />
              {counts !== undefined && counts.rejected > 0 && (
                <Checkbox isSelected={withoutRejected} onChange={setWithoutRejected}>
                  {t('withoutRejected')}
                </Checkbox>
              )}
            </>
          )}
          <UserErrors userErrors={refused?.userErrors} failed={false} />
          <div className={page.actions}>
            <Button onPress={onBack}>{t('mend')}</Button>
            {coming > 0 && (
              <Button
                variant="primary"
                isDisabled={!mayBring || source.trim() === ''}
                isPending={isStarting}
                onPress={() => void bringIn()}
              >
                {t('bringIn', { count: coming })}
              </Button>
            )}
          </div>
        </Card>
      )}
    </>
  );
}
