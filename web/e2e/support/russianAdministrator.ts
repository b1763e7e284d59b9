import type { Page } from '@playwright/test';
import { callApi } from './arrange';
import { logIn } from './logIn';
import { logInOf } from './server';

interface Invited {
  inviteUser: { user: { id: string }; invitation: { secret: string } };
}

/**
 * Does something as an administrator who speaks Russian and is gone afterwards: the demo company's own speaks English, and
 * runs side by side share them.
 */
export async function asRussianAdministrator(page: Page, act: () => Promise<void>): Promise<void> {
  await logIn(page.request, logInOf('admin'));
  const { inviteUser } = await callApi<Invited>(
    page.request,
    'mutation ($input: InviteUserInput!) { inviteUser(input: $input) { user { id } invitation { secret } } }',
    {
      input: {
        name: 'Раиса Русская',
        email: `raisa.${Math.random().toString(36).slice(2)}@demo.example`,
        role: 'ADMIN',
        language: 'RU',
      },
    },
  );
  await callApi(
    page.request,
    'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { userErrors { message } } }',
    { input: { secret: inviteUser.invitation.secret, password: 'десять знаков и больше' } },
  );
  try {
    await act();
  } finally {
    await logIn(page.request, logInOf('admin'));
    await callApi(
      page.request,
      'mutation ($input: UserInput!) { dismissUser(input: $input) { userErrors { message } } }',
      { input: { user: inviteUser.user.id } },
    );
  }
}
