import { useAdminTexts } from '@/admin/texts';

export default function ReportFieldSettingsPage() {
  const t = useAdminTexts();
  return (
    <>
      <title>{t('fields')}</title>
      <h1>{t('fields')}</h1>
    </>
  );
}
