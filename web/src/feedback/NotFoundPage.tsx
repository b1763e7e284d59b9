import { ButtonLink } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { useFeedbackTexts } from './texts';

export default function NotFoundPage() {
  const t = useFeedbackTexts();
  return (
    <EmptyState isPage title={t('notFound')} text={t('notFoundText')}>
      <title>{t('notFound')}</title>
      <ButtonLink href="/">{t('toDesktop')}</ButtonLink>
    </EmptyState>
  );
}
