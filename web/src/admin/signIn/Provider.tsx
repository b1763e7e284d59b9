import { useState } from 'react';
import { useQuery } from 'urql';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { TextField } from '@/design/TextField';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { graphql } from '@/gql';
import { useRemoveProvider } from './useRemoveProvider';
import { ProviderDialog } from './ProviderDialog';
import css from './SignInPage.module.css';
import { useSignInTexts } from './texts';

const OwnProvider = graphql(/* GraphQL */ `
  query OwnProvider {
    providerRedirectUri
    identityProvider {
      issuer
      isOnlyWay
      ...ProviderForm
    }
  }
`);

// What is not there yet is not known by itself.
const OF_PROVIDERS = { additionalTypenames: ['IdentityProvider'] };

/** The company's own identity provider. */
export function Provider() {
  const t = useSignInTexts();
  const [{ data, error }, refetch] = useQuery({
    query: OwnProvider,
    requestPolicy: 'cache-and-network',
    context: OF_PROVIDERS,
  });
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const remove = useRemoveProvider();
  if (!data && error) return <Retry onRetry={refetch} />;
  if (!data) return <PaneSkeleton />;
  const { identityProvider: provider, providerRedirectUri } = data;
  const close = () => setOpen(null);
  return (
    <section className={css.section} aria-labelledby="provider">
      <h2 id="provider" className={css.title}>
        {t('provider')} {provider?.isOnlyWay && <Badge tone="success">{t('onlyWay')}</Badge>}
      </h2>
      <p className={css.quiet}>{provider ? provider.issuer : t('providerText')}</p>
      <TextField
        label={t('redirectUri')}
        description={t('redirectUriText')}
        isReadOnly
        value={providerRedirectUri}
      />
      <div className={css.actions}>
        <Button onPress={() => setOpen('edit')}>{t(provider ? 'changeProvider' : 'setProvider')}</Button>
        {provider && <Button onPress={() => setOpen('remove')}>{t('removeProvider')}</Button>}
      </div>
      {open === 'edit' && <ProviderDialog provider={provider} onClose={close} />}
      {open === 'remove' && (
        <ConfirmDialog
          title={t('removeProvider')}
          text={t('removeProviderText')}
          action={t('removeProvider')}
          isDangerous
          onClose={close}
          onConfirm={remove}
        />
      )}
    </section>
  );
}
