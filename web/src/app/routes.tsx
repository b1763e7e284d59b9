import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, redirectDocument, type RouteObject } from 'react-router';
import { ErrorPage } from './ErrorPage';
import { NotFoundPage } from './NotFoundPage';
import { Shell } from './Shell';

/** What a route can say of itself in its `handle`. */
export interface RouteHandle {
  /** Its own query asks for the viewer, so that the page needs one request. */
  bringsViewer?: boolean;
}

const routes: RouteObject[] = [
  { path: '/log-in', lazy: page(() => import('@/session/LogInPage')) },
  { path: '/invitation', lazy: page(() => import('@/session/InvitationPage')) },
  // A page of its own, which is not this one's.
  { path: '/graphiql', loader: () => redirectDocument('/graphiql') },
  {
    Component: Shell,
    children: [
      {
        ErrorBoundary: ErrorPage,
        children: [
          {
            path: '/',
            lazy: page(() => import('@/desktop/DesktopPage')),
            handle: { bringsViewer: true } satisfies RouteHandle,
          },
          {
            path: '/admin',
            lazy: page(() => import('@/admin/AdminPage')),
            children: [
              { index: true, element: <Navigate to="desktop" replace /> },
              { path: 'desktop', lazy: page(() => import('@/admin/desktop/DesktopSettingsPage')) },
              { path: 'fields', lazy: page(() => import('@/admin/fields/ReportFieldSettingsPage')) },
              { path: 'reports', lazy: page(() => import('@/reports/ReportsPage')) },
              { path: 'people', lazy: page(() => import('@/admin/people/PeoplePage')) },
              { path: 'audit', lazy: page(() => import('@/admin/audit/AuditLogPage')) },
            ],
          },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
];

/** A page that is loaded when somebody goes there. Its module exports it as default. */
function page(load: () => Promise<{ default: ComponentType }>) {
  return async () => ({ Component: (await load()).default });
}

export const router = createBrowserRouter([
  { ErrorBoundary: ErrorPage, HydrateFallback: () => null, children: routes },
]);
