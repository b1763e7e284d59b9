import { Circle, CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { classes } from '@/design/classes';
import hidden from '@/design/hidden.module.css';
import { PlainButton } from '@/design/PlainButton';
import { graphql } from '@/gql';
import { useDesktopTexts } from '../texts';
import css from './FirstSteps.module.css';
import { stepsOf } from './steps';

const FirstStepsQuery = graphql(/* GraphQL */ `
  query FirstSteps {
    users(first: 2) {
      totalCount
    }
    dealTypes {
      id
      stages {
        id
      }
    }
    customFields(entity: DEAL) {
      kind
    }
    setupHealth {
      missing {
        setting {
          code
        }
      }
    }
    dashboard {
      contacts: widget(key: "contacts") {
        total {
          value
        }
      }
      deals: widget(key: "deals") {
        total {
          value
        }
      }
      activities: widget(key: "activities") {
        total {
          value
        }
      }
    }
  }
`);

/** What a new company does first, in its order. Each step ticks itself off; when all are done, none is told any more. */
export default function FirstSteps({ onEnd }: { onEnd: () => void }) {
  const t = useDesktopTexts();
  const [{ data }] = useQuery({ query: FirstStepsQuery, requestPolicy: 'cache-and-network' });
  const steps = data && stepsOf(data);
  const areAllDone = steps?.every(({ isDone }) => isDone) ?? false;
  useEffect(() => {
    if (areAllDone) onEnd();
  }, [areAllDone, onEnd]);
  if (!steps || areAllDone) return null;
  const next = steps.find(({ isDone }) => !isDone)?.step;
  return (
    <section aria-labelledby="first-steps" className={css.card}>
      <header className={css.header}>
        <h2 id="first-steps" className={css.title}>
          {t('firstSteps')}
        </h2>
        <PlainButton variant="quiet" onPress={onEnd}>
          {t('hideFirstSteps')}
        </PlainButton>
      </header>
      <p className={css.quiet}>{t('firstStepsText')}</p>
      <ol className={css.steps}>
        {steps.map(({ step, isDone, address }) => (
          <li key={step} className={classes(css.step, step === next && css.next)}>
            {isDone ? (
              <CircleCheck size={18} aria-hidden className={css.done} />
            ) : (
              <Circle size={18} aria-hidden className={css.open} />
            )}
            <div>
              {isDone ? (
                <p>
                  {t(`step_${step}`)}
                  <span className={hidden.hidden}>, {t('stepDone')}</span>
                </p>
              ) : (
                <Link to={address}>{t(`step_${step}`)}</Link>
              )}
              {!isDone && <p className={css.quiet}>{t(`step_${step}_text`)}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
