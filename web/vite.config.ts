import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { compress } from './build/compress';
import { documents } from './build/documents';
import { early } from './build/early';
import { graphiqlAddress } from './build/graphiqlAddress';

/**
 * A desktop comes in few files, in the order in which it is needed: what asks for it, what is seen first (but for what begins each page, which must not
 * begin on the other one), what can be pressed, and what opens. Each file has what is in none of those before it.
 */
const FILES = [
  {
    // What `app/early.ts` needs, and nothing else.
    name: 'early',
    test: /\/src\/(app\/early|api\/(askEarly|address)|desktop\/(Desktop\.query|queryState\/(queryState|filters|storage))|period\/choices)\.|document:Desktop$|\/node_modules\/(@urql\/core|wonka|@0no-co\/graphql\.web)\//,
  },
  {
    name: 'first',
    tags: ['$initial' as const],
    test: /\/node_modules\/|\/src\/(?!app\/(main|App|routes)\.|graphiql\/main\.)|document:/,
  },
  {
    name: 'controls',
    test: /\/(CardActions|HintTooltip|FilterBar|FilterButton|HeaderControls|ScopePicker|UserMenu|ToastRegion)\.tsx$/,
  },
  { name: 'panels', test: /\/(\w+Drawer|PeriodPanel|ScopePanel|FilterPanel)\.tsx$/ },
].map((file, index, { length }) => ({ ...file, priority: length - index }));

export default defineConfig({
  plugins: [
    documents(),
    react(),
    // The component library speaks 34 languages; the product, two.
    optimizeLocales.vite({ locales: ['en-US', 'ru-RU'] }),
    compress(),
    early(),
    graphiqlAddress(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  build: {
    // The first browsers that know light-dark().
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Tells which files a page loads: a test weighs the first one.
    manifest: true,
    // The page's policy allows no data: addresses but for pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'graphiql.html', 'src/app/early.ts'],
      output: { codeSplitting: { groups: FILES } },
      // GraphiQL is compiled with React's compiler, whose marks mean nothing to the bundler.
      onLog: (level, log, tell) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
      },
    },
  },
  // An example of GraphiQL stands among the documents of the repository.
  server: {
    proxy: {
      '/graphql': 'http://127.0.0.1:8000',
      '/imports/': 'http://127.0.0.1:8000',
      '/refused/': 'http://127.0.0.1:8000',
    },
    fs: { allow: ['..'] },
  },
  test: {
    include: ['{src,build}/**/*.test.{ts,tsx}'],
    setupFiles: 'build/patience.ts',
    css: false,
    testTimeout: 60_000,
  },
});
