import { useAdminTexts } from '@/admin/texts';

export default function PeoplePage() {
  const t = useAdminTexts();
  return (
    <>
      <title>{t('people')}</title>
      <h1>{t('people')}</h1>
    </>
  );
}
