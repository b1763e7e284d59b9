import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const GENERATED = fileURLToPath(new URL('../src/gql/graphql.ts', import.meta.url));
const PREFIX = 'document:';
const CALL = /\bgraphql\(\s*(?:\/\* GraphQL \*\/\s*)?`\s*(query|mutation|fragment)\s+(\w+)[^`]*`,?\s*\)/g;

/**
 * Puts each document into the module that asks it. The generated `graphql()` finds a document in a table of all there are,
 * which would have the first page load those of every page. A fragment's own document is needed by nobody: it stands in
 * those of the queries that spread it.
 */
export function documents(): Plugin {
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
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const name = id.slice(PREFIX.length + 1);
      const found = new RegExp(`^export const ${name}Document = (.*) as unknown as `, 'm').exec(
        readFileSync(GENERATED, 'utf8'),
      );
      if (!found?.[1]) throw new Error(`No document of the name ${name} was generated.`);
      return `export default ${found[1]};`;
    },
  };
}
