/** A drawer beside the desktop: the rows behind a number, how a number is counted, or a group of events. */
export type Drawer =
  | { kind: 'rows'; widget: string; path: string }
  | { kind: 'explanation'; widget: string }
  /** The group after this place of the feed; the first, after none. */
  | { kind: 'events'; widget: string; before: string | null };

const NAMES = { card: 'card', drawer: 'drawer', widget: 'of', path: 'path', before: 'before' } as const;

/** The block that an address has over the whole screen, by its key. */
export function readFull(parameters: URLSearchParams): string | undefined {
  return parameters.get(NAMES.card) ?? undefined;
}

/** The drawer that an address has open. */
export function readDrawer(parameters: URLSearchParams): Drawer | undefined {
  const widget = parameters.get(NAMES.widget);
  const path = parameters.get(NAMES.path);
  if (widget === null) return undefined;
  switch (parameters.get(NAMES.drawer)) {
    case 'rows':
      return path === null ? undefined : { kind: 'rows', widget, path };
    case 'explanation':
      return { kind: 'explanation', widget };
    case 'events':
      return { kind: 'events', widget, before: parameters.get(NAMES.before) };
    default:
      return undefined;
  }
}

/** The parameters of an address without what is open over the desktop. */
export function withoutOpened(others: URLSearchParams): URLSearchParams {
  const parameters = new URLSearchParams(others);
  for (const name of Object.values(NAMES)) parameters.delete(name);
  return parameters;
}

/** The same with a block over the whole screen. */
export function withFull(widget: string, others: URLSearchParams): URLSearchParams {
  const parameters = withoutOpened(others);
  parameters.set(NAMES.card, widget);
  return parameters;
}

/** The same with a drawer; a block over the whole screen stays beneath it. */
export function withDrawer(drawer: Drawer, others: URLSearchParams): URLSearchParams {
  const full = readFull(others);
  const parameters = full === undefined ? withoutOpened(others) : withFull(full, others);
  parameters.set(NAMES.drawer, drawer.kind);
  parameters.set(NAMES.widget, drawer.widget);
  if (drawer.kind === 'rows') parameters.set(NAMES.path, drawer.path);
  if (drawer.kind === 'events' && drawer.before !== null) parameters.set(NAMES.before, drawer.before);
  return parameters;
}

/** The same without the drawer. */
export function withoutDrawer(others: URLSearchParams): URLSearchParams {
  const full = readFull(others);
  return full === undefined ? withoutOpened(others) : withFull(full, others);
}
