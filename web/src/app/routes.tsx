import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, redirectDocument, type RouteObject } from 'react-router';
import { EMBEDDED, IS_EMBEDDED } from '@/addresses/embedded';
import DesktopPage from '@/desktop/DesktopPage';
import { ErrorPage } from '@/feedback/ErrorPage';
import type { RouteHandle } from './RouteHandle';
import { Shell } from './Shell';

const routes: RouteObject[] = [
  {
    path: '/log-in',
    lazy: page(() => (IS_EMBEDDED ? import('@/session/FrameEndedPage') : import('@/session/LogInPage'))),
  },
  { path: '/invitation', lazy: page(() => import('@/session/InvitationPage')) },
  { path: '/forgot-password', lazy: page(() => import('@/session/ForgotPasswordPage')) },
  { path: '/new-password', lazy: page(() => import('@/session/NewPasswordPage')) },
  { path: '/sign-up', lazy: page(() => import('@/signUp/SignUpPage')) },
  { path: '/new-company', lazy: page(() => import('@/signUp/NewCompanyPage')) },
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
            // What most come for comes with the page.
            Component: DesktopPage,
            handle: { queriesViewer: true } satisfies RouteHandle,
          },
          { path: '/account', lazy: page(() => import('@/account/AccountPage')) },
          { path: '/reports', lazy: page(() => import('@/reports/list/ReportsPage')) },
          { path: '/reports/:id', lazy: page(() => import('@/reports/report/ReportPage')) },
          {
            path: '/admin',
            lazy: page(() => import('@/admin/AdminPage')),
            children: [
              { index: true, element: <Navigate to="desktop" replace /> },
              { path: 'desktop', lazy: page(() => import('@/admin/desktop/DesktopSettingsPage')) },
              { path: 'fields', lazy: page(() => import('@/admin/fields/ReportFieldSettingsPage')) },
              { path: 'reports', lazy: page(() => import('@/reports/list/ReportsPage')) },
              { path: 'reports/library', lazy: page(() => import('@/reports/library/LibraryPage')) },
              { path: 'reports/new', lazy: page(() => import('@/reports/builder/BuilderPage')) },
              { path: 'reports/:id/edit', lazy: page(() => import('@/reports/builder/BuilderPage')) },
              {
                path: 'people',
                lazy: page(() => import('@/admin/people/PeoplePage')),
                children: [
                  { index: true, lazy: page(() => import('@/admin/people/users/UsersPage')) },
                  {
                    path: 'departments',
                    lazy: page(() => import('@/admin/people/departments/DepartmentsPage')),
                  },
                  { path: 'groups', lazy: page(() => import('@/admin/people/groups/GroupsPage')) },
                  { path: 'deal-types', lazy: page(() => import('@/admin/people/catalogue/DealTypesPage')) },
                  {
                    path: 'activity-types',
                    lazy: page(() => import('@/admin/people/catalogue/ActivityTypesPage')),
                  },
                  {
                    path: 'custom-fields',
                    lazy: page(() => import('@/admin/people/catalogue/CustomFieldsPage')),
                  },
                ],
              },
              { path: 'import', lazy: page(() => import('@/admin/import/ImportPage')) },
              { path: 'duplicates', lazy: page(() => import('@/admin/duplicates/DuplicatesPage')) },
              { path: 'company', lazy: page(() => import('@/admin/company/CompanyPage')) },
              {
                path: 'connections',
                lazy: page(() => import('@/admin/connections/ConnectionsPage')),
                children: [
                  { index: true, lazy: page(() => import('@/admin/connections/SourcesPage')) },
                  { path: 'waiting', lazy: page(() => import('@/admin/connections/waiting/WaitingPage')) },
                  { path: 'systems/:id', lazy: page(() => import('@/admin/connections/systems/SystemPage')) },
                  { path: 'targets', lazy: page(() => import('@/admin/connections/TargetsPage')) },
                ],
              },
              { path: 'sign-in', lazy: page(() => import('@/admin/signIn/SignInPage')) },
              { path: 'audit', lazy: page(() => import('@/admin/audit/AuditLogPage')) },
            ],
          },
          { path: '*', lazy: page(() => import('@/feedback/NotFoundPage')) },
        ],
      },
    ],
  },
];

/** A page that is loaded when somebody goes there. Its module exports it as default. */
function page(load: () => Promise<{ default: ComponentType }>) {
  return async () => ({ Component: (await load()).default });
}

export const router = createBrowserRouter(
  [{ ErrorBoundary: ErrorPage, HydrateFallback: () => null, children: routes }],
  { basename: IS_EMBEDDED ? EMBEDDED : '/' },
);
