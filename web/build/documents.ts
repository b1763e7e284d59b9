import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { formatDocument, stringifyDocument } from '@urql/core';
import { Kind, parse, type DocumentNode } from 'graphql';
import { parseSync, runnerImport, Visitor, type Plugin } from 'vite';

const GENERATED = fileURLToPath(new URL('../src/gql/graphql.ts', import.meta.url));
const PREFIX = 'document:';

/**
 * Puts each document into the module that sends it. The generated `graphql()` finds a document in a table of all there are,
 * which would have the first page load those of every page. A fragment's own document is needed by nobody: it stands in
 * those of the queries that spread it. (The generator's own plugin makes such imports too, but of one module with all
 * documents, which the bundler gives to every page that imports of it.)
 *
 * And writes down what the page asks, for servers that answer nothing else: the very texts that its client sends.
 */
export function documents(): Plugin {
  let all: Promise<Record<string, unknown>> | undefined;
  const sent = new Map<string, string>();
  const generated = () =>
    (all ??= runnerImport<Record<string, unknown>>(GENERATED).then(({ module }) => module));
  return {
    name: 'documents',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/')) return null;
      const calls = code.includes('graphql(') ? callsIn(id, code) : [];
      if (!calls.length) return null;
      let changed = code;
      for (const { start, end, name } of calls.toReversed())
        changed = changed.slice(0, start) + (name ? `${name}Document` : '({})') + changed.slice(end);
      const imports = calls.flatMap(({ name }) => name ?? []).map(importOf);
      return { code: imports.join('') + changed, map: null };
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const name = id.slice(PREFIX.length + 1);
      const document = (await generated())[`${name}Document`];
      if (!document) throw new Error(`No document of the name ${name} was generated.`);
      const text = stringifyDocument(formatDocument(document as DocumentNode) as DocumentNode);
      sent.set(`sha256:${createHash('sha256').update(text).digest('hex')}`, text);
      return `export default ${JSON.stringify(document)};`;
    },
    generateBundle() {
      const source = JSON.stringify(Object.fromEntries([...sent].sort()), null, 1);
      this.emitFile({ type: 'asset', fileName: 'persisted-documents.json', source });
    },
  };
}

interface Call {
  start: number;
  end: number;
  /** Of the query or the mutation; null for a fragment. */
  name: string | null;
}

/** Where a module calls `graphql()`, from the first to the last. */
function callsIn(file: string, code: string): Call[] {
  const calls: Call[] = [];
  const visitor = new Visitor({
    CallExpression({ callee, arguments: [given], start, end }) {
      if (callee.type !== 'Identifier' || callee.name !== 'graphql') return;
      if (given?.type !== 'TemplateLiteral') throw new Error(`${file}: graphql() takes a document.`);
      const [definition] = parse(given.quasis[0]?.value.cooked ?? '').definitions;
      const isSent = definition?.kind === Kind.OPERATION_DEFINITION;
      calls.push({ start, end, name: isSent ? (definition.name?.value ?? null) : null });
    },
  });
  visitor.visit(parseSync(file, code).program);
  return calls.sort((a, b) => a.start - b.start);
}

function importOf(name: string): string {
  return `import ${name}Document from '${PREFIX}${name}';\n`;
}
