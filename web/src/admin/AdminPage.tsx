import { useEffect, useRef } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { ButtonLink } from '@/design/Button';
import { classes } from '@/design/classes';
import { EmptyState } from '@/design/EmptyState';
import { scrollSidewaysTo } from '@/design/scrollSidewaysTo';
import { useViewer } from '@/session/viewer';
import css from './AdminPage.module.css';
import { SECTIONS } from './sections';
import { useAdminTexts } from './texts';

/** What administrators set, section by section. */
export default function AdminPage() {
  const t = useAdminTexts();
  const list = useRef<HTMLUListElement>(null);
  const { pathname } = useLocation();
  useEffect(() => scrollSidewaysTo(list.current?.querySelector('[aria-current]')), [pathname]);
  if (useViewer().role !== 'ADMIN') return <Refusal />;
  return (
    <div className={css.admin}>
      <nav aria-label={t('administration')}>
        <ul ref={list} className={css.sections}>
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

/** To everybody else it is said that nothing here is theirs to set. */
function Refusal() {
  const t = useAdminTexts();
  return (
    <EmptyState isPage title={t('onlyAdministrators')} text={t('onlyAdministratorsText')}>
      <title>{t('administration')}</title>
      <ButtonLink href="/">{t('toDesktop')}</ButtonLink>
    </EmptyState>
  );
}
