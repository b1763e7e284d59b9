import { CircleUserRound } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { NavLink, Outlet, useHref, useMatches, useNavigate } from 'react-router';
import { IS_EMBEDDED } from '@/addresses/embedded';
import { afterPaint, useBegun } from '@/design/afterPaint';
import { classes } from '@/design/classes';
import { ButtonShape } from '@/design/PlainButton';
import { Shortened } from '@/design/Shortened';
import { Skeleton } from '@/design/Skeleton';
import { SignedIn } from '@/session/SignedIn';
import { useSession } from '@/session/viewer';
import type { RouteHandle } from './RouteHandle';
import css from './Shell.module.css';
import { Shortcuts } from './search/Shortcuts';
import { useAppTexts } from './texts';
import { Unreachable } from './Unreachable';

const DeletionNotice = lazy(afterPaint(() => import('./DeletionNotice')));
const UserMenu = lazy(afterPaint(() => import('./UserMenu')));

/** What surrounds every page of somebody who is signed in. */
export function Shell() {
  const t = useAppTexts();
  const navigate = useNavigate();
  const viewer = useSession();
  const queriesViewer = useMatches().some(({ handle }) => (handle as RouteHandle | undefined)?.queriesViewer);
  // The desktop says so itself, once its numbers are drawn.
  useBegun(viewer !== undefined && !queriesViewer);
  return (
    <AriaRouterProvider navigate={(path) => void navigate(path)} useHref={useAddress}>
      <div className={css.shell}>
        <a href="#content" className={css.skip}>
          {t('toContent')}
        </a>
        {/* What is around the frame leads elsewhere, and whoever signed its person in signs them out. */}
        {!IS_EMBEDDED && <TopBar />}
        {viewer && <Shortcuts />}
        <main id="content" tabIndex={-1} className={css.main}>
          {/* The desktop says so itself, with the time of what it shows. */}
          {viewer && !queriesViewer && <Unreachable />}
          {viewer?.company.deletionDueAt && (
            <Suspense>
              <DeletionNotice />
            </Suspense>
          )}
          <SignedIn queriesViewer={queriesViewer}>
            <Outlet />
          </SignedIn>
        </main>
      </div>
    </AriaRouterProvider>
  );
}

/** The router makes a path of its own of whatever it is given; an address elsewhere stays what it is. */
function useAddress(href: string): string {
  const within = useHref(href);
  return URL.canParse(href) ? href : within;
}

function TopBar() {
  const t = useAppTexts();
  const viewer = useSession();
  return (
    <header className={css.bar} aria-busy={!viewer}>
      {viewer ? (
        <NavLink to="/" end className={classes(css.company)}>
          <Shortened>{viewer.company.name}</Shortened>
        </NavLink>
      ) : (
        <Skeleton width="120px" />
      )}
      <nav aria-label={t('navigation')} className={css.navigation}>
        {viewer && (
          <>
            <NavLink to="/" end className={classes(css.link)}>
              {t('desktop')}
            </NavLink>
            <NavLink to="/reports" className={classes(css.link)}>
              {t('reports')}
            </NavLink>
          </>
        )}
        {viewer?.administers && (
          <NavLink to="/admin" className={classes(css.link)}>
            {t('settings')}
          </NavLink>
        )}
      </nav>
      {viewer && (
        <Suspense fallback={<ButtonShape variant="quiet" icon={CircleUserRound} />}>
          <UserMenu viewer={viewer} />
        </Suspense>
      )}
    </header>
  );
}
