interface Problem {
  member: string | null;
  message: string;
}

interface Rows {
  edges: readonly {
    node: { kind: string; externalId: string; body: string; problems: readonly Problem[] };
  }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** What is wrong with a row, in the words of the API. */
export function wordsOf(problems: readonly Problem[]): string {
  return problems
    .map(({ member, message }) => (member === null ? message : `${member}: ${message}`))
    .join('; ');
}

/** Lines of a CSV file: a programme that opens it takes no cell for a formula. */
export function linesOf(rows: Rows): string[] {
  return rows.edges.map(({ node: { kind, externalId, problems, body } }) =>
    [kind.toLowerCase(), externalId, wordsOf(problems), body].map(cell).join(','),
  );
}

function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** Saves all rows as a file, which `pageAfter` gives page by page. */
export async function downloadRows(
  name: string,
  pageAfter: (after: string | null) => Promise<Rows | undefined>,
): Promise<void> {
  const lines = ['kind,external_id,problem,row'];
  for (let after: string | null = null, isLast = false; !isLast;) {
    const page: Rows | undefined = await pageAfter(after);
    lines.push(...(page ? linesOf(page) : []));
    after = page?.pageInfo.endCursor ?? null;
    isLast = !page?.pageInfo.hasNextPage;
  }
  const file = new Blob(['\uFEFF', lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
