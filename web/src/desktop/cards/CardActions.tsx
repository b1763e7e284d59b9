import { ChartColumn, CircleQuestionMark, Download, EllipsisVertical, List, Table2 } from 'lucide-react';
import { useEffect, type RefObject } from 'react';
import { IconButton } from '@/design/Button';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import { useCard, useOpen } from '../context/CardContext';
import css from './CardActions.module.css';

const CardActionsFragment = graphql(/* GraphQL */ `
  fragment CardActions on Widget {
    total {
      path
    }
    csv: exportUrl(format: CSV)
    xlsx: exportUrl(format: XLSX)
  }
`);

/** Shows numbers instead of the drawing, and back. */
const TABLE_KEY = 't';

interface CardActionsProps {
  widget: FragmentType<typeof CardActionsFragment>;
  frame: RefObject<HTMLElement | null>;
  /** Whether its table is shown, and what changes that; nothing for what has no table behind it. */
  table: [boolean, (isTable: boolean) => void] | undefined;
}

/** How is this counted · show the rows · as a table · export. A finger gets them as one menu. */
export default function CardActions({ widget, frame, table }: CardActionsProps) {
  const { total, csv, xlsx } = readFragment(CardActionsFragment, widget);
  const t = useDesktopTexts();
  const { key, title } = useCard();
  const open = useOpen();
  useTableKey(frame, table);
  // Of events there is nothing to count, and elsewhere than on a desktop nothing that opens.
  const opens = total ? open : undefined;
  const explain = () => opens?.openExplanation(key, title);
  const showRows = () => total && opens?.openRows({ widget: key, title, path: total.path });
  const tableLabel = table?.[0] ? t('asChart') : t('asTable');
  return (
    <>
      <div role="group" aria-label={t('actionsOf', { title })} className={css.line}>
        {opens && (
          <>
            <IconButton icon={CircleQuestionMark} label={t('howCounted')} onPress={explain} />
            <IconButton icon={List} label={t('showRows')} onPress={showRows} />
          </>
        )}
        {table && (
          <IconButton
            icon={table[0] ? ChartColumn : Table2}
            label={`${tableLabel} (${TABLE_KEY.toUpperCase()})`}
            onPress={() => table[1](!table[0])}
          />
        )}
        {xlsx !== null && (
          <MenuTrigger>
            <IconButton icon={Download} label={t('export')} />
            <Menu aria-label={t('export')}>
              <MenuItem href={xlsx} download="">
                {t('asXlsx')}
              </MenuItem>
              {csv !== null && (
                <MenuItem href={csv} download="">
                  {t('asCsv')}
                </MenuItem>
              )}
            </Menu>
          </MenuTrigger>
        )}
      </div>
      <div className={css.menu}>
        <MenuTrigger>
          <IconButton icon={EllipsisVertical} label={t('actionsOf', { title })} />
          <Menu aria-label={t('actionsOf', { title })}>
            {opens && (
              <>
                <MenuItem onAction={explain}>{t('howCounted')}</MenuItem>
                <MenuItem onAction={showRows}>{t('showRows')}</MenuItem>
              </>
            )}
            {table && <MenuItem onAction={() => table[1](!table[0])}>{tableLabel}</MenuItem>}
            {xlsx !== null && (
              <MenuItem href={xlsx} download="">
                {t('exportXlsx')}
              </MenuItem>
            )}
            {csv !== null && (
              <MenuItem href={csv} download="">
                {t('exportCsv')}
              </MenuItem>
            )}
          </Menu>
        </MenuTrigger>
      </div>
    </>
  );
}

/** Listens within the card only: letters typed elsewhere mean something else. */
function useTableKey(frame: RefObject<HTMLElement | null>, table: CardActionsProps['table']) {
  useEffect(() => {
    const element = frame.current;
    if (!element || !table) return;
    const [isTable, setTable] = table;
    function toggle(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // The key, too, where other letters are typed with it.
      if (event.key.toLowerCase() !== TABLE_KEY && event.code !== `Key${TABLE_KEY.toUpperCase()}`) return;
      setTable(!isTable);
    }
    element.addEventListener('keydown', toggle);
    return () => element.removeEventListener('keydown', toggle);
  }, [frame, table]);
}
