import type { Page } from '@playwright/test';
import { logInOf } from './server';

type Answers = Record<string, { user?: { id: string }; invitation?: { secret: string } } | undefined>;

/**
 * Does something as an administrator who speaks Russian and is gone afterwards: the demo company's own speaks English, and
 * runs side by side share them.
 */
export async function asRussianAdministrator(page: Page, act: () => Promise<void>): Promise<void> {
  const callApi = async (query: string, input: object) => {
    const answer = await page.request.post('/graphql', { data: { query, variables: { input } } });
    return ((await answer.json()) as { data: Answers }).data;
  };
  const logIn = () =>
    callApi(
      'mutation ($input: LogInInput!) { logIn(input: $input) { userErrors { message } } }',
      logInOf('admin'),
    );

  await logIn();
  const { inviteUser } = await callApi(
    'mutation ($input: InviteUserInput!) { inviteUser(input: $input) { user { id } invitation { secret } } }',
    {
      name: 'Раиса Русская',
      email: `raisa.${Math.random().toString(36).slice(2)}@demo.example`,
      role: 'ADMIN',
      language: 'RU',
    },
  );
  await callApi(
    'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { userErrors { message } } }',
    { secret: inviteUser?.invitation?.secret, password: 'десять знаков и больше' },
  );
  try {
    await act();
  } finally {
    await logIn();
    await callApi('mutation ($input: UserInput!) { dismissUser(input: $input) { userErrors { message } } }', {
      user: inviteUser?.user?.id,
    });
  }
}
