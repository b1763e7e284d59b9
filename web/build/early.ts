import type { Plugin } from 'vite';

const MODULE = 'src/app/early.ts';

/** Has a module run as soon as it has come, which is long before all that the page begins with. While one develops, there is none. */
export function early(): Plugin {
  return {
    name: 'early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {}, path }) {
        if (path !== '/index.html') return undefined;
        const file = Object.values(bundle).find(
          (one) => one.type === 'chunk' && one.facadeModuleId?.endsWith(MODULE),
        );
        if (!file) throw new Error(`The build has no ${MODULE}.`);
        const attrs = { type: 'module', async: true, src: `/${file.fileName}` };
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}
