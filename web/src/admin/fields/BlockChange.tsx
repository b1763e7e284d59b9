import { ArrowRight } from 'lucide-react';
import { Badge } from '@/design/Badge';
import { classes } from '@/design/classes';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './BlockChange.module.css';
import { changedLines, figuresOf, type Figure } from './figures';
import { useFieldsTexts } from './texts';

const BlockChangeFragment = graphql(/* GraphQL */ `
  fragment BlockChange on BlockPreview {
    title
    isChanged
    before {
      ...FiguresOfWidget
    }
    after {
      ...FiguresOfWidget
    }
  }
`);

/** Longer lists are cut: the whole is seen on the desktop. */
const LINES = 8;

/** A block as it is, and, where that differs, as it would be. */
export function BlockChange(props: { block: FragmentType<typeof BlockChangeFragment> }) {
  const block = readFragment(BlockChangeFragment, props.block);
  const t = useFieldsTexts();
  const before = figuresOf(block.before);
  const after = figuresOf(block.after);
  const lines = changedLines(before.lines, after.lines);
  return (
    <li className={classes(css.block, block.isChanged && css.changed)}>
      <h3 className={css.title}>{block.title}</h3>
      <div className={css.figures}>
        {block.isChanged ? <FromTo before={before.main} after={after.main} /> : <One figure={after.main} />}
      </div>
      {after.status.code !== 'READY' && (
        <p className={css.status}>
          <Badge tone="warning">
            {t(before.status.code === after.status.code ? 'stillMissing' : 'missingThen')}
          </Badge>{' '}
          {after.status.message}
        </p>
      )}
      {before.status.code !== 'READY' && after.status.code === 'READY' && (
        <p className={css.status}>
          <Badge tone="success">{t('completeThen')}</Badge>
        </p>
      )}
      {lines.length > 0 && (
        <ul className={css.lines}>
          {lines.slice(0, LINES).map((line) => (
            <li key={line.key} className={css.line}>
              <span className={css.label}>{line.label}</span>
              <span className={css.figures}>
                <FromTo before={line.before} after={line.after} />
              </span>
            </li>
          ))}
          {lines.length > LINES && <li>{t('moreLines', { count: lines.length - LINES })}</li>}
        </ul>
      )}
    </li>
  );
}

function FromTo({ before, after }: { before: Figure | null; after: Figure | null }) {
  const t = useFieldsTexts();
  return (
    <>
      <span className={css.hidden}>{t('before')}</span>
      <span className={css.before}>
        <One figure={before} />
      </span>
      <ArrowRight size={14} aria-hidden className={css.arrow} />
      <span className={css.hidden}>{t('after')}</span>
      <strong>
        <One figure={after} />
      </strong>
    </>
  );
}

function One({ figure }: { figure: Figure | null }) {
  const format = useFormat();
  return figure ? <data value={figure.value}>{format.figure(figure)}</data> : <>—</>;
}
