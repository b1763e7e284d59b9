import { classes } from '@/design/classes';
import hidden from '@/design/hidden.module.css';
import css from './StepList.module.css';
import { useImportTexts } from './texts';

const STEPS = ['file', 'columns', 'trial', 'import'] as const;

export type Step = (typeof STEPS)[number];

/** How far one has come. */
export function StepList({ step }: { step: Step }) {
  const t = useImportTexts();
  const place = STEPS.indexOf(step);
  return (
    <ol aria-label={t('steps')} className={css.steps}>
      {STEPS.map((each, number) => (
        <li
          key={each}
          aria-current={each === step ? 'step' : undefined}
          className={classes(css.step, each === step && css.current)}
        >
          <span aria-hidden className={css.number}>
            {number + 1}
          </span>
          {t(`step_${each}`)}
          {number < place && <span className={hidden.hidden}>, {t('isDone')}</span>}
        </li>
      ))}
    </ol>
  );
}
