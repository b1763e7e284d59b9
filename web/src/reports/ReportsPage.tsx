import { useAdminTexts } from '@/admin/texts';

export default function ReportsPage() {
  const t = useAdminTexts();
  return (
    <>
      <title>{t('reports')}</title>
      <h1>{t('reports')}</h1>
    </>
  );
}
