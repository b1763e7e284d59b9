import { classes } from '@/design/classes';
import { PlainButton } from '@/design/PlainButton';
import { useCard } from '../context/CardContext';
import { STEPS } from '../queryState/queryState';
import { useDesktopTexts } from '../texts';
import css from './StepControl.module.css';

/** The steps that a chart over time is cut into. Pressing the one that was chosen leaves it to the length of the period again. */
export function StepControl() {
  const t = useDesktopTexts();
  const { choice } = useCard();
  if (!choice) return null;
  const { shown, isChosen, isWaiting, refusal, choose } = choice;
  return (
    <div className={css.choice}>
      <div role="group" aria-label={t('steps')} aria-busy={isWaiting || undefined} className={css.steps}>
        {STEPS.map((step) => (
          <PlainButton
            key={step}
            aria-pressed={step === shown}
            className={classes(css.step, step === shown && css.shown)}
            onPress={() => choose(isChosen && step === shown ? undefined : step)}
          >
            {t(`step_${step}`)}
          </PlainButton>
        ))}
      </div>
      {refusal !== undefined && (
        <p role="status" className={css.refusal}>
          {refusal || t('rowsFailed')}{' '}
          <PlainButton className={css.undo} onPress={() => choose(undefined)}>
            {t('usualSteps')}
          </PlainButton>
        </p>
      )}
    </div>
  );
}
