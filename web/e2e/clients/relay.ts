import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import relay, { type ConcreteRequest } from 'relay-runtime';
import { ADDRESS } from '../support/server';
import type { Data, Open } from './client';

const WEB = join(import.meta.dirname, '../..');

/** Relay's runtime, over the document as its compiler makes it. */
export const relayRuntime: Open = (text, fetch) => {
  const query = compiled(text);
  const network = relay.Network.create(async (request, variables) => {
    const body = JSON.stringify({ query: request.text, variables });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${ADDRESS}/graphql`, { method: 'POST', headers, body });
    return (await answer.json()) as { data: Data };
  });
  const environment = new relay.Environment({ network, store: new relay.Store(new relay.RecordSource()) });
  const read = (variables: Data) => {
    const operation = relay.createOperationDescriptor(query, variables);
    environment.retain(operation);
    const { data, isMissingData } = environment.lookup(operation.fragment);
    if (isMissingData) throw new Error('It has not kept all of this.');
    return data;
  };
  return {
    read,
    fetch: async (variables) => {
      await relay.fetchQuery(environment, query, variables, { fetchPolicy: 'store-or-network' }).toPromise();
      return read(variables);
    },
  };
};

/** What the compiler makes of a document. Names begin with that of the file; whoever asks reads the fragments' data too. */
function compiled(text: string): ConcreteRequest {
  const folder = mkdtempSync(join(tmpdir(), 'crm-desktop-relay-'));
  try {
    const document = text
      .replaceAll(/#.*$/gm, '')
      .replace('query WholeDesktop', 'query WholeDesktopQuery')
      .replaceAll(/fragment (\w+) on/g, 'fragment WholeDesktop_$1 on')
      .replaceAll(/\.\.\.(?! on )(\w+)/g, '...WholeDesktop_$1 @relay(mask: false)');
    writeFileSync(
      join(folder, 'WholeDesktop.js'),
      `import { graphql } from 'relay-runtime';\ngraphql\`${document}\`;\n`,
    );
    const settings = {
      src: '.',
      language: 'javascript',
      schema: './schema.graphql',
      noFutureProofEnums: true,
    };
    writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(settings));
    execFileSync('cp', [join(WEB, '../schema.graphql'), folder]);
    const compiler = join(WEB, 'node_modules/.bin/relay-compiler');
    execFileSync(compiler, ['relay.config.json'], { cwd: folder, stdio: 'pipe' });
    const made = join(folder, '__generated__/WholeDesktopQuery.graphql.js');
    return (createRequire(made)(made) as { default: ConcreteRequest }).default;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
