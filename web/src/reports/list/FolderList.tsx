import { Files, Folder, MoreHorizontal, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { Button, IconButton } from '@/design/Button';
import { Menu, MenuItem, MenuSeparator, MenuTrigger } from '@/design/Menu';
import { graphql } from '@/gql';
import { useViewer } from '@/session/viewer';
import { useReportsTexts } from '../texts';
import { FolderDialog } from './FolderDialog';
import css from './FolderList.module.css';
import { useFolderChanges } from './useFolderChanges';

const ReportFolders = graphql(/* GraphQL */ `
  query ReportFolders {
    reportFolders {
      id
      name
    }
  }
`);

const OF_FOLDERS = { additionalTypenames: ['ReportFolder', 'ReportFolderPayload', 'ReportFoldersPayload'] };

interface FolderListProps {
  /** The one that is open; null for all reports. */
  folder: string | null;
  onChoose: (folder: string | null) => void;
}

/** The folders in order; administrators make, name, order and delete them here. */
export function FolderList({ folder, onChoose }: FolderListProps) {
  const t = useReportsTexts();
  const isAdmin = useViewer().administers;
  const [{ data }] = useQuery({ query: ReportFolders, context: OF_FOLDERS });
  const folders = data?.reportFolders ?? [];
  const changes = useFolderChanges();
  const [naming, setNaming] = useState<'new' | { id: string; name: string } | null>(null);
  const move = (from: number, by: -1 | 1) => {
    const ids = folders.map(({ id }) => id);
    const [moved] = ids.splice(from, 1);
    if (moved !== undefined) ids.splice(from + by, 0, moved);
    void changes.reorder(ids);
  };
  if (!isAdmin && folders.length === 0) return <div />;
  return (
    <nav aria-label={t('folders')} className={css.pane}>
      <p className={css.title}>{t('folders')}</p>
      <ul className={css.folders}>
        <li className={css.folder} data-chosen={folder === null || undefined}>
          <Link to="?" replace className={css.link ?? ''} aria-current={folder === null ? 'page' : undefined}>
            <Files size={16} aria-hidden />
            {t('allReports')}
          </Link>
        </li>
        {folders.map(({ id, name }, place) => (
          <li key={id} className={css.folder} data-chosen={folder === id || undefined}>
            <Link
              to={`?folder=${encodeURIComponent(id)}`}
              replace
              className={css.link ?? ''}
              aria-current={folder === id ? 'page' : undefined}
            >
              <Folder size={16} aria-hidden />
              {name}
            </Link>
            {isAdmin && (
              <MenuTrigger>
                <IconButton icon={MoreHorizontal} label={t('folderActions', { name })} />
                <Menu>
                  <MenuItem onAction={() => setNaming({ id, name })}>{t('rename')}</MenuItem>
                  <MenuItem isDisabled={place === 0} onAction={() => move(place, -1)}>
                    {t('moveUp')}
                  </MenuItem>
                  <MenuItem isDisabled={place === folders.length - 1} onAction={() => move(place, 1)}>
                    {t('moveDown')}
                  </MenuItem>
                  <MenuSeparator />
                  <MenuItem
                    isDangerous
                    onAction={() =>
                      void changes.remove({ id, name }).then((isGone) => {
                        if (isGone && folder === id) onChoose(null);
                      })
                    }
                  >
                    {t('delete')}
                  </MenuItem>
                </Menu>
              </MenuTrigger>
            )}
          </li>
        ))}
      </ul>
      {isAdmin && (
        <div>
          <Button variant="quiet" onPress={() => setNaming('new')}>
            <Plus size={16} aria-hidden />
            {t('newFolder')}
          </Button>
        </div>
      )}
      {naming && <FolderDialog folder={naming === 'new' ? null : naming} onClose={() => setNaming(null)} />}
    </nav>
  );
}
