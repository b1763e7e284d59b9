import { ButtonLink } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { useGraphiQLTexts } from './texts';

/** The way to sign in, which leads back here. */
export default function NotSignedIn() {
  const t = useGraphiQLTexts();
  return (
    <EmptyState title={t('notSignedIn')} text={t('notSignedInText')}>
      <ButtonLink variant="primary" href="/log-in?from=graphiql">
        {t('logIn')}
      </ButtonLink>
    </EmptyState>
  );
}
