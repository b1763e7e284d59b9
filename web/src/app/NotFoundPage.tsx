import { ButtonLink } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { useAppTexts } from './texts';

export function NotFoundPage() {
  const t = useAppTexts();
  return (
    <EmptyState isPage title={t('notFound')} text={t('notFoundText')}>
      <title>{t('notFound')}</title>
      <ButtonLink href="/">{t('toDesktop')}</ButtonLink>
    </EmptyState>
  );
}
