import { expect, request as api, test } from '@playwright/test';
import { serverAudits } from 'graphql-http';
import { apollo } from './clients/apollo';
import {
  TABLE,
  payloadOnly,
  TWO_PERIODS,
  WHOLE_DESKTOP,
  type Data,
  type Open,
  type Variables,
} from './clients/client';
import { relayRuntime } from './clients/relay';
import { urql } from './clients/urql';
import { logIn } from './support/logIn';
import { ADDRESS, logInOf } from './support/server';

const CLIENTS: [string, Open][] = [
  ['Apollo Client', apollo],
  ['urql with Graphcache', urql],
  ['Relay', relayRuntime],
];

const PEOPLE = '{ users(first: 100) { edges { node { id email } } } departments { id } }';
interface People {
  users: { edges: { node: { id: string; email: string } }[] };
  departments: { id: string }[];
}

/** The server ends connections that nobody uses: a request that meets one just ended is sent again. */
const persistent: typeof fetch = (address, init) => fetch(address, init).catch(() => fetch(address, init));

/** Sends requests as the administrator of the demo company, and remembers the last answer. */
async function signedIn() {
  const post = (query: string, variables: Data, headers = {}) =>
    persistent(`${ADDRESS}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
  const context = await api.newContext({ baseURL: ADDRESS });
  await logIn(context, logInOf('admin'));
  const { cookies } = await context.storageState();
  await context.dispose();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  let last: unknown;
  let requests = 0;
  const send: typeof fetch = async (address, init) => {
    requests += 1;
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookie);
    const answer = await persistent(address, { ...init, headers });
    const { data, errors } = (await answer.clone().json()) as { data: Data; errors?: unknown };
    expect(errors).toBeUndefined();
    last = data;
    return answer;
  };
  const { data } = (await (await post(PEOPLE, {}, { cookie })).json()) as { data: People };
  return { send, cookie, people: data, lastAnswer: () => last, requests: () => requests };
}

function questions({ users, departments }: People): Variables[] {
  const idOf = (name: string) =>
    users.edges.find(({ node }) => node.email.startsWith(`${name}@`))?.node.id ?? null;
  return [
    { period: { preset: 'LAST_YEAR' } },
    { period: { preset: 'THIS_MONTH' } },
    { period: { preset: 'LAST_YEAR' }, compareTo: 'SAME_PERIOD_LAST_YEAR' },
    { period: { preset: 'LAST_YEAR' }, compareTo: 'NONE' },
    { period: { preset: 'LAST_YEAR' }, granularity: 'QUARTER' },
    { period: { preset: 'LAST_YEAR' }, scope: { departments: [departments[0]?.id] } },
    { period: { preset: 'LAST_YEAR' }, scope: { users: [idOf('lead')] } },
    { period: { preset: 'LAST_YEAR' }, asUser: idOf('user') },
    { asUser: idOf('head') },
  ];
}

for (const [name, open] of CLIENTS) {
  test(`${name} hands out each question’s own answer, whatever was asked in between`, async () => {
    const { send, people, lastAnswer, requests } = await signedIn();
    const client = await open(WHOLE_DESKTOP, send);
    const answers: [Variables, unknown][] = [];
    for (const variables of questions(people)) {
      const asked = requests();
      const data = await client.fetch(variables);
      expect(requests()).toBe(asked + 1);
      expect(payloadOnly(data)).toEqual(payloadOnly(lastAnswer()));
      answers.push([variables, payloadOnly(lastAnswer())]);
    }
    for (const [variables, answer] of answers)
      expect(payloadOnly(await client.read(variables))).toEqual(answer);
    expect(new Set(answers.map(([, answer]) => JSON.stringify(answer))).size).toBe(answers.length);
  });

  test(`${name} keeps the tables of different periods apart`, async () => {
    const { send, lastAnswer } = await signedIn();
    const client = await open(TABLE, send);
    const of = { attribute: 'RESPONSIBLE' };
    const definition = { dataset: 'DEALS', visualisation: 'TABLE', dimensions: [{ of }] };
    const answers: [Variables, unknown][] = [];
    for (const preset of ['LAST_YEAR', 'THIS_MONTH']) {
      const variables = { definition, period: { preset } };
      expect(payloadOnly(await client.fetch(variables))).toEqual(payloadOnly(lastAnswer()));
      answers.push([variables, payloadOnly(lastAnswer())]);
    }
    for (const [variables, answer] of answers)
      expect(payloadOnly(await client.read(variables))).toEqual(answer);
    expect(answers[0]?.[1]).toMatchObject({ previewReport: { widget: { kind: 'TABLE' }, userErrors: [] } });
    expect(answers[0]?.[1]).not.toEqual(answers[1]?.[1]);
  });

  test(`${name} tells two periods of one document apart`, async () => {
    const { send, lastAnswer } = await signedIn();
    const client = await open(TWO_PERIODS, send);
    const data = await client.fetch({});
    expect(payloadOnly(data)).toEqual(payloadOnly(lastAnswer()));
    expect(payloadOnly(await client.read({}))).toEqual(payloadOnly(lastAnswer()));
    expect(payloadOnly(data.before)).not.toEqual(payloadOnly(data.now));
  });
}

test('GraphQL is spoken over HTTP as its specification says, and advises', async () => {
  const { cookie } = await signedIn();
  // Some ask for a type of the schema, which strangers are not told.
  const asked: typeof fetch = (address, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookie);
    return persistent(address, { ...init, headers });
  };
  const found: string[] = [];
  for (const audit of serverAudits({ url: `${ADDRESS}/graphql`, fetchFn: asked })) {
    const { status } = await audit.fn();
    if (status !== 'ok') found.push(`${audit.id} ${audit.name}: ${status}`);
  }
  expect(found).toEqual([]);
});
