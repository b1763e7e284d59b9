import { useState } from 'react';
import { useQuery } from 'urql';
import { Pager } from '@/paging/Pager';
import { Button, ButtonLink } from '@/design/Button';
import { Card } from '@/design/Card';
import { useFormat } from '@/format/useFormat';
import { PastImports as PastImportsQuery } from './documents';
import page from './ImportPage.module.css';
import css from './PastImports.module.css';
import { useImportTexts } from './texts';
import { UndoDialog } from './UndoDialog';

const PAGE = 10;

/** What was brought in before, by whom, and undoing it. */
export function PastImports() {
  const t = useImportTexts();
  const format = useFormat();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [undoing, setUndoing] = useState<{ id: string; name: string } | null>(null);
  const [{ data }] = useQuery({
    query: PastImportsQuery,
    variables: { first: PAGE, after: cursors.at(-1) ?? null },
    requestPolicy: 'cache-and-network',
  });
  const imports = data?.fileImports;
  if (!imports || imports.totalCount === 0) return null;
  return (
    <Card title={t('past')}>
      <ul className={css.imports}>
        {imports.edges.map(({ node }) => {
          const { id, fileName, kind, source, startedAt, undoneAt, counts, actor } = node;
          return (
            <li key={id} className={css.import}>
              <div className={css.words}>
                <p>
                  <strong>{fileName}</strong> · {t(`kind_${kind}`)} · {source}
                </p>
                <p>
                  {t('outcomeText', {
                    created: format.count(counts.created),
                    changed: format.count(counts.changed),
                    rejected: format.count(counts.rejected),
                  })}
                </p>
                <p className={page.quiet}>
                  {format.instantWithYear(startedAt)}
                  {actor && ` · ${actor.name}`}
                  {undoneAt !== null && ` · ${t('undone', { when: format.instantWithYear(undoneAt) })}`}
                </p>
              </div>
              <div className={page.actions}>
                {node.rejectedUrl !== null && (
                  <ButtonLink
                    href={node.rejectedUrl}
                    download=""
                    aria-label={t('downloadNamed', { name: fileName })}
                  >
                    {t('downloadShort')}
                  </ButtonLink>
                )}
                {node.canBeUndone && (
                  <Button
                    aria-label={t('undoNamed', { name: fileName })}
                    onPress={() => setUndoing({ id, name: fileName })}
                  >
                    {t('undoShort')}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <Pager
        cursors={cursors}
        onChange={setCursors}
        pageInfo={imports.pageInfo}
        summary={t('pastCount', { count: imports.totalCount })}
      />
      {undoing && <UndoDialog {...undoing} onClose={() => setUndoing(null)} />}
    </Card>
  );
}
