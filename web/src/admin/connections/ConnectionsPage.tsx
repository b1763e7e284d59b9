import { Outlet } from 'react-router';
import { Parts } from '@/admin/parts/Parts';
import { useAdminTexts } from '@/admin/texts';
import css from './ConnectionsPage.module.css';
import { useConnectionsTexts } from './texts';

/** The parts of the section: each an address, and a text. */
const PARTS = [
  { path: '/admin/connections', text: 'sources' },
  { path: '/admin/connections/waiting', text: 'waiting' },
  { path: '/admin/connections/targets', text: 'targets' },
] as const;

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
