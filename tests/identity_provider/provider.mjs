// An identity provider as companies have them, of the package oidc-provider, with people who need no password.
// node provider.mjs REDIRECT_URI: prints its issuer, and serves until it is ended.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { Provider } = await import(pathToFileURL(require.resolve('oidc-provider')));

const person = (email, more = {}) => ({ email, email_verified: true, name: email.split('@')[0], groups: [], ...more });
const PEOPLE = {
  seller: person('seller@example.com'),
  admin: person('admin@example.com', { groups: ['crew'] }),
  gone: person('gone@example.com'),
  newcomer: person('newcomer@example.com', { name: 'New Comer', groups: ['everybody', 'heads'] }),
  renamed: person('Somebody.Else@example.com'),
  outsider: person('seller@elsewhere.example'),
  unverified: person('seller@example.com', { email_verified: false }),
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const client = { redirect_uris: [process.argv[2]], response_types: ['code'], grant_types: ['authorization_code'] };
  const provider = new Provider(issuer, {
    clients: [
      { ...client, client_id: 'desktop', client_secret: 'a secret of both' },
      { ...client, client_id: 'another', client_secret: 'another secret' },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    findAccount: (_, id) => PEOPLE[id] && { accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) },
    pkce: { required: () => true },
  });
  server.on('request', provider.callback());
  process.stdout.write(`${issuer}\n`);
});
