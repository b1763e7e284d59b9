import type { Plugin } from 'vite';

/** While one develops, `/graphiql` is the page of that name, as the server of the API has it. */
export function graphiqlAddress(): Plugin {
  return {
    name: 'graphiql-address',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (request.url === '/graphiql') request.url = '/graphiql.html';
        next();
      });
    },
  };
}
