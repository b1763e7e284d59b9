import { useEffect, useRef } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { ButtonLink } from '@/design/Button';
import { classes } from '@/design/classes';
import { EmptyState } from '@/design/EmptyState';
import { scrollSidewaysTo } from '@/design/scrollSidewaysTo';
import { useViewer } from '@/session/viewer';
import css from './AdminPage.module.css';
import { MENU } from './menu';
import { useAdminTexts } from './texts';

/** What administrators set: the menu, and one of its sections. */
export default function AdminPage() {
  const t = useAdminTexts();
  const menu = useRef<HTMLUListElement>(null);
  const { pathname } = useLocation();
  useEffect(() => scrollSidewaysTo(menu.current, '[aria-current="page"]'), [pathname]);
  if (!useViewer().administers) return <Refusal />;
  return (
    <div className={css.admin}>
      <nav aria-label={t('settings')}>
        <ul ref={menu} className={css.menu}>
          {(Object.keys(MENU) as (keyof typeof MENU)[]).map((group) => (
            <li key={group} className={css.group}>
              <span className={css.groupName}>{t(group)}</span>
              <ul className={css.sections}>
                {MENU[group].map((section) => (
                  <li key={section}>
                    <NavLink to={`/admin/${section}`} className={classes(css.section)}>
                      {t(section)}
                    </NavLink>
                  </li>
                ))}
              </ul>
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
      <title>{t('settings')}</title>
      <ButtonLink href="/">{t('toDesktop')}</ButtonLink>
    </EmptyState>
  );
}
