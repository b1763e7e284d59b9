import {
  ChartColumn,
  CircleQuestionMark,
  Download,
  EllipsisVertical,
  List,
  Maximize2,
  Table2,
} from 'lucide-react';
import { useEffect, type RefObject } from 'react';
import { IconButton } from '@/design/Button';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useDesktopTexts } from '../texts';
import { useCard, useOpen } from '../context/CardContext';
import css from './CardActions.module.css';
import { FileItems } from './FileItems';
import { usePicture } from './usePicture';

const CardActionsFragment = graphql(/* GraphQL */ `
  fragment CardActions on Widget {
    total {
      path
    }
    csv: exportUrl(format: CSV, csvFor: PEOPLE)
    csvForPrograms: exportUrl(format: CSV)
    xlsx: exportUrl(format: XLSX)
  }
`);

/** Shows numbers instead of the drawing, and back. */
const TABLE_KEY = 't';
/** Shows the card over the whole screen. */
const FULL_KEY = 'f';

interface CardActionsProps {
  widget: FragmentType<typeof CardActionsFragment>;
  frame: RefObject<HTMLElement | null>;
  /** Whether its table is shown, and what changes that; nothing for what has no table behind it. */
  table: [boolean, (isTable: boolean) => void] | undefined;
}

/** How is this counted · show the rows · as a table · export. A finger gets them as one menu. */
export default function CardActions({ widget, frame, table }: CardActionsProps) {
  const { total, csv, csvForPrograms, xlsx } = readFragment(CardActionsFragment, widget);
  const t = useDesktopTexts();
  const { key, title } = useCard();
  const open = useOpen();
  const full = open && (() => open.openFull(key));
  // Of events there is nothing to count, and elsewhere than on a desktop nothing that opens.
  const opens = total ? open : undefined;
  const explain = () => opens?.openExplanation(key);
  const showRows = () => total && opens?.openRows(key, total.path);
  useKey(frame, TABLE_KEY, table && (() => table[1](!table[0])));
  useKey(frame, FULL_KEY, full);
  const picture = usePicture(frame);
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
        {full && (
          <IconButton
            icon={Maximize2}
            label={`${t('fullScreen')} (${FULL_KEY.toUpperCase()})`}
            onPress={full}
          />
        )}
        {(xlsx !== null || picture) && (
          <MenuTrigger>
            <IconButton icon={Download} label={t('export')} />
            <Menu aria-label={t('export')}>
              <FileItems xlsx={xlsx} csv={csv} csvForPrograms={csvForPrograms} />
              {picture && <MenuItem onAction={picture}>{t('asPicture')}</MenuItem>}
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
            {full && <MenuItem onAction={full}>{t('fullScreen')}</MenuItem>}
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
            {picture && <MenuItem onAction={picture}>{t('exportPicture')}</MenuItem>}
          </Menu>
        </MenuTrigger>
      </div>
    </>
  );
}

/** Listens within the card only: letters typed elsewhere mean something else. */
function useKey(frame: RefObject<HTMLElement | null>, key: string, act: (() => void) | undefined) {
  useEffect(() => {
    const element = frame.current;
    if (!element || !act) return;
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // The key, too, where other letters are typed with it.
      if (event.key.toLowerCase() === key || event.code === `Key${key.toUpperCase()}`) act?.();
    }
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, [frame, key, act]);
}
