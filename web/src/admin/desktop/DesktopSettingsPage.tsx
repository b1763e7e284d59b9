import { useAdminTexts } from '@/admin/texts';

export default function DesktopSettingsPage() {
  const t = useAdminTexts();
  return (
    <>
      <title>{t('desktop')}</title>
      <h1>{t('desktop')}</h1>
    </>
  );
}
