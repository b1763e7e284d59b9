/**
 * The folders of `src` as layers, from the top down: a folder imports from those below it, never from one beside it or above.
 * Why they stand so: docs/adr/0020.
 */
const LAYERS = [
  ['app', 'graphiql'],
  ['account', 'admin', 'reports', 'signUp'],
  ['desktop'],
  ['arrange', 'audience', 'paging'],
  ['forms', 'format', 'api'],
  ['session'],
  ['feedback', 'period'],
  ['design', 'addresses'],
  ['i18n'],
  ['storage'],
  ['gql'],
];

const within = (folders) => `^src/(${folders.join('|')})/`;

const onlyDown = LAYERS.flatMap((layer, depth) =>
  layer.map((folder) => ({
    name: `only-down-from-${folder}`,
    severity: 'error',
    from: { path: within([folder]) },
    to: { path: within([...LAYERS.slice(0, depth), layer].flat().filter((other) => other !== folder)) },
  })),
);

export default {
  forbidden: [
    ...onlyDown,
    {
      name: 'every-folder-has-a-layer',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: within(LAYERS.flat()) },
    },
    // Inside a folder as well: what stands in a folder of its own knows nothing of what stands around it.
    ...['', '[^/]+/'].map((between) => ({
      name: 'no-import-from-around',
      severity: 'error',
      from: { path: `^src/(.+)/[^/]+/${between}[^/]+$` },
      to: { path: '^src/$1/[^/]+$' },
    })),
    { name: 'no-circles-of-files', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-circles-of-folders', scope: 'folder', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Types too: whoever reads a folder has to read what its types come from.
    tsPreCompilationDeps: true,
  },
};
