import { NavLink, Outlet } from 'react-router';
import { classes } from '@/design/classes';
import { NotFoundPage } from '@/app/NotFoundPage';
import { useViewer } from '@/session/viewer';
import css from './AdminPage.module.css';
import { SECTIONS } from './sections';
import { useAdminTexts } from './texts';

/** What administrators set, section by section. To others there is no such page. */
export default function AdminPage() {
  const t = useAdminTexts();
  if (useViewer().role !== 'ADMIN') return <NotFoundPage />;
  return (
    <div className={css.admin}>
      <nav aria-label={t('administration')}>
        <ul className={css.sections}>
          {SECTIONS.map((section) => (
            <li key={section}>
              <NavLink to={`/admin/${section}`} className={classes(css.section)}>
                {t(section)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div>
        <Outlet />
      </div>
    </div>
  );
}
