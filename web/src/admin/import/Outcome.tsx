import { ButtonLink } from '@/design/Button';
import { Card } from '@/design/Card';
import { FewOf } from '@/design/FewOf';
import { useFormat } from '@/format/useFormat';
import page from './ImportPage.module.css';
import css from './Outcome.module.css';
import { useImportTexts } from './texts';
import type { TaskResult } from './useTask';
import { useWritten } from './useWritten';

const COUNTS = ['created', 'changed', 'unchanged', 'made', 'rejected'] as const;
const FEW = 10;
const NAMES = 12;

interface OutcomeProps {
  result: TaskResult;
  rejectedUrl: string | null;
  isTrial: boolean;
}

/** What came of a file, or would: counts, what was derived, first records, and rows that are left out. */
export function Outcome({ result, rejectedUrl, isTrial }: OutcomeProps) {
  const t = useImportTexts();
  const format = useFormat();
  const written = useWritten();
  const day = (moment: string) => format.days(moment.slice(0, 10), moment.slice(0, 10));
  const { counts, made, notes, shown, rejected } = result;
  return (
    <>
      <Card title={isTrial ? t('wouldBe') : t('outcome')}>
        <dl className={css.counts}>
          {COUNTS.map((name) => (
            <div key={name} className={css.count}>
              <dt>{t(name)}</dt>
              <dd>{format.count(counts[name])}</dd>
            </div>
          ))}
        </dl>
        {made.length > 0 && (
          <>
            <h3>{t('isMade')}</h3>
            <ul className={css.lines}>
              {made.map(({ kind, count, names }) => (
                <li key={kind}>
                  {t('namesOf', {
                    kind: t(`kind_${kind}`),
                    count,
                    names: names.slice(0, NAMES).join(', ') + (count > NAMES ? ' …' : ''),
                  })}
                </li>
              ))}
            </ul>
          </>
        )}
        {notes.length > 0 && (
          <>
            <h3>{t('isDerived')}</h3>
            <ul className={css.lines}>
              {notes.map(({ kind, count, text }) => (
                <li key={kind}>
                  <strong>{format.count(count)}</strong> {text}
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      {isTrial && shown.length > 0 && (
        <Card title={t('howTheyStand')}>
          <FewOf items={shown} few={3} className={css.records}>
            {({ place, values, moves }) => (
              <li key={place}>
                <dl className={css.record}>
                  {values.map((shown) => (
                    <div key={shown.label} className={css.value}>
                      <dt>{shown.label}</dt>
                      <dd>{written(shown)}</dd>
                    </div>
                  ))}
                </dl>
                {moves.length > 0 && (
                  <p className={page.quiet}>
                    {moves
                      .map(({ stage, since }) => (since === '' ? stage : `${stage} ${day(since)}`))
                      .join(' → ')}
                  </p>
                )}
              </li>
            )}
          </FewOf>
        </Card>
      )}
      {rejected.length > 0 && (
        <Card title={t('rejectedRows')}>
          <p className={page.quiet}>{t('rejectedText')}</p>
          <FewOf items={rejected} few={FEW} className={css.lines}>
            {({ place, isHistory, problems }) => (
              <li key={`${String(isHistory)}${place}`}>
                <strong>{isHistory ? t('ofHistory', { place }) : t('ofFile', { place })}</strong>
                {': '}
                {problems
                  .map(({ column, message }) => (column === null ? message : `${column}: ${message}`))
                  .join(' ')}
              </li>
            )}
          </FewOf>
          {counts.rejected > rejected.length && (
            <p className={page.quiet}>{t('onlyFirst', { count: rejected.length })}</p>
          )}
          {rejectedUrl !== null && (
            <div>
              <ButtonLink href={rejectedUrl} download="">
                {t('download')}
              </ButtonLink>
            </div>
          )}
        </Card>
      )}
    </>
  );
}
