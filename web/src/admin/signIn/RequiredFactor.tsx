import { useMutation, useQuery } from 'urql';
import { Switch } from '@/design/Switch';
import { showFailure } from '@/design/Toast';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { useFormTexts } from '@/forms/texts';
import { graphql } from '@/gql';
import css from './SignInPage.module.css';
import { useSignInTexts } from './texts';

const SignInRules = graphql(/* GraphQL */ `
  query SignInRules {
    signInSettings {
      requiresSecondFactor
      peopleWithoutSecondFactor
    }
  }
`);

const UpdateSignInSettings = graphql(/* GraphQL */ `
  mutation UpdateSignInSettings($input: UpdateSignInSettingsInput!) {
    updateSignInSettings(input: $input) {
      settings {
        requiresSecondFactor
      }
    }
  }
`);

/** Whether everybody must have a second factor. */
export function RequiredFactor() {
  const t = useSignInTexts();
  const form = useFormTexts();
  const [{ data, error }, refetch] = useQuery({ query: SignInRules, requestPolicy: 'cache-and-network' });
  const [{ fetching }, update] = useMutation(UpdateSignInSettings);
  if (!data && error) return <Retry onRetry={refetch} />;
  if (!data) return <PaneSkeleton />;
  const { requiresSecondFactor, peopleWithoutSecondFactor: without } = data.signInSettings;

  async function require(requiresSecondFactor: boolean) {
    const answer = await update({ input: { requiresSecondFactor } });
    if (answer.error) showFailure(form('notDone'));
  }

  return (
    <section className={css.section} aria-labelledby="second-factor">
      <h2 id="second-factor" className={css.title}>
        {t('secondFactor')}
      </h2>
      <Switch isSelected={requiresSecondFactor} isDisabled={fetching} onChange={(on) => void require(on)}>
        {t('required')}
      </Switch>
      <p className={css.quiet}>{t('requiredText')}</p>
      <p className={css.quiet}>{without === 0 ? t('everybody') : t('without', { count: without })}</p>
    </section>
  );
}
