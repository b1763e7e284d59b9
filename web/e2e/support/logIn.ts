import { expect, type APIRequestContext } from '@playwright/test';
import { callApi } from './arrange';

interface Answer {
  logIn: { userErrors: { message: string }[] };
}

/** Signs in by the API. */
export async function logIn(
  request: APIRequestContext,
  input: { email: string; password: string },
): Promise<void> {
  const answer = await callApi<Answer>(
    request,
    'mutation ($input: LogInInput!) { logIn(input: $input) { userErrors { message } } }',
    { input },
  );
  expect(answer.logIn.userErrors).toEqual([]);
}
