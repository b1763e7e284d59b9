#!/usr/bin/env bash
# react-router 7.18.5: useHref("https://crm.example/deals/7") is "/https:/crm.example/deals/7".
# It takes whatever it is given for a path, and puts its double slash right, where one would have guessed that an absolute address stays
# what it is, as it does in <Link to="https://…">, which looks at it first. The documentation of useHref (reactrouter.com, "useHref") says
# "resolves a URL against the current location" and names no exception.
# It matters where another library asks for addresses by that hook (the RouterProvider of React Aria takes it as `useHref`): its links to
# other sites lead nowhere, unless what is passed leaves absolute addresses alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund react@19.3.1 react-dom@19.3.1 react-router@7.18.5 >/dev/null
cat >show.mjs <<'JS'
import { createElement as h } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Link, MemoryRouter, useHref } from 'react-router';

const ADDRESS = 'https://crm.example/deals/7';
const Asked = () => h('i', null, useHref(ADDRESS));
const page = renderToStaticMarkup(
  h(MemoryRouter, null, h(Asked), h(Link, { to: ADDRESS }, 'link')),
);
console.log(page);
const isSo = page.includes('<i>/https:/crm.example/deals/7</i>') && page.includes(`href="${ADDRESS}"`);
process.exit(isSo ? 0 : 1);
JS
node show.mjs
