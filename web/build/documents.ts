import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';

const GENERATED = fileURLToPath(new URL('../src/gql/graphql.ts', import.meta.url));
const PREFIX = 'document:';
const CALL = /\bgraphql\(\s*(?:\/\* GraphQL \*\/\s*)?`\s*(query|mutation|fragment)\s+(\w+)[^`]*`,?\s*\)/g;

/**
 * Puts each document into the module that sends it. The generated `graphql()` finds a document in a table of all there are,
 * which would have the first page load those of every page. A fragment's own document is needed by nobody: it stands in
 * those of the queries that spread it.
 */
export function documents(): Plugin {
  let all: Promise<Record<string, unknown>> | undefined;
  const generated = () =>
    (all ??= runnerImport<Record<string, unknown>>(GENERATED).then(({ module }) => module));
  return {
    name: 'documents',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/')) return null;
      const imports: string[] = [];
      const changed = code.replace(CALL, (_call, kind: string, name: string) => {
        if (kind === 'fragment') return '({})';
        imports.push(`import ${name}Document from '${PREFIX}${name}';\n`);
        return `${name}Document`;
      });
      return changed === code ? null : { code: imports.join('') + changed, map: null };
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const name = id.slice(PREFIX.length + 1);
      const document = (await generated())[`${name}Document`];
      if (!document) throw new Error(`No document of the name ${name} was generated.`);
      return `export default ${JSON.stringify(document)};`;
    },
  };
}
