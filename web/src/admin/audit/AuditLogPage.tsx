import { useAdminTexts } from '@/admin/texts';

export default function AuditLogPage() {
  const t = useAdminTexts();
  return (
    <>
      <title>{t('audit')}</title>
      <h1>{t('audit')}</h1>
    </>
  );
}
