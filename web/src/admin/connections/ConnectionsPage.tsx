import { Outlet } from 'react-router';
import { Parts } from '@/admin/parts/Parts';
import { useAdminTexts } from '@/admin/texts';
import css from './ConnectionsPage.module.css';
import { PARTS } from './parts';
import { useConnectionsTexts } from './texts';

/** What brings records in, what waits of it, and who is told of changes. */
export default function ConnectionsPage() {
  const page = useAdminTexts();
  const t = useConnectionsTexts();
  return (
    <div className={css.page}>
      <h1>{page('connections')}</h1>
      <Parts label={page('connections')} parts={PARTS.map(({ path, text }) => ({ path, name: t(text) }))} />
      <Outlet />
    </div>
  );
}
