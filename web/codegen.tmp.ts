import type { CodegenConfig } from '@graphql-codegen/cli';

/** Documents in the sources become typed ones in src/gql. A fragment's data is readable by the component that holds the fragment only. */
const config: CodegenConfig = {
  schema: '../schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  ignoreNoDocuments: true,
  silent: false,
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        avoidOptionals: { field: true },
        inputMaybeValue: 'T | null | undefined',
        scalars: {
          Date: 'string',
          DateTime: 'string',
          // Exact: never made a number but for drawing. Intl formats it as it is.
          Decimal: '`${number}`',
          JSON: 'unknown',
        },
      },
    },
  },
};

export default config;
