import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button, ButtonLink } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Menu, MenuItem, MenuSeparator, MenuTrigger } from '@/design/Menu';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { PublishDialog } from '../publish/PublishDialog';
import { useReportsTexts } from '../texts';
import { VersionsDrawer } from '../versions/VersionsDrawer';
import { MoveDialog } from './MoveDialog';
import css from './ReportPage.module.css';
import { useReportChanges } from './useReportChanges';

const ReportActionsFragment = graphql(/* GraphQL */ `
  fragment ReportActions on Report {
    id
    name
    version
    isArchived
    isPublished
    folder {
      id
    }
    can {
      edit
      publish
      archive
    }
  }
`);

type Open = 'publish' | 'versions' | 'move' | 'archive' | null;

/** What administrators do with a report; for others there is nothing to do. */
export function ReportActions(props: { report: FragmentType<typeof ReportActionsFragment> }) {
  const report = readFragment(ReportActionsFragment, props.report);
  const t = useReportsTexts();
  const navigate = useNavigate();
  const changes = useReportChanges(report);
  const [open, setOpen] = useState<Open>(null);
  const { id, name, can, isArchived, isPublished } = report;
  if (!can.edit && !can.publish && !can.archive) return null;
  const close = () => setOpen(null);
  return (
    <div className={css.actions}>
      {can.edit && !isArchived && (
        <ButtonLink href={`/admin/reports/${encodeURIComponent(id)}/edit`}>{t('edit')}</ButtonLink>
      )}
      {can.publish && !isArchived && (
        <Button variant="primary" onPress={() => setOpen('publish')}>
          {t(isPublished ? 'publishAgain' : 'publish')}
        </Button>
      )}
      <MenuTrigger>
        <Button>{t('actions')}</Button>
        <Menu>
          <MenuItem onAction={() => setOpen('versions')}>{t('versions')}</MenuItem>
          <MenuItem onAction={() => void changes.copy().then((copy) => copy && navigate(`/reports/${copy}`))}>
            {t('copy')}
          </MenuItem>
          {!isArchived && <MenuItem onAction={() => setOpen('move')}>{t('moveToFolder')}</MenuItem>}
          <MenuSeparator />
          {isPublished && <MenuItem onAction={() => void changes.withdraw()}>{t('withdraw')}</MenuItem>}
          {isArchived ? (
            <MenuItem onAction={() => void changes.unarchive()}>{t('unarchive')}</MenuItem>
          ) : (
            <MenuItem isDangerous onAction={() => setOpen('archive')}>
              {t('archive')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {open === 'publish' && <PublishDialog report={id} onClose={close} />}
      {open === 'versions' && <VersionsDrawer report={id} onClose={close} />}
      {open === 'move' && (
        <MoveDialog folder={report.folder?.id ?? null} onMove={changes.move} onClose={close} />
      )}
      <Dialog
        title={t('archiveTitle', { name })}
        isOpen={open === 'archive'}
        onOpenChange={(isOpen) => {
          if (!isOpen) close();
        }}
      >
        <p>{t('archiveText')}</p>
        <div className={css.actions}>
          <Button onPress={close}>{t('cancel')}</Button>
          <Button
            variant="danger"
            onPress={() => {
              close();
              void changes.archive();
            }}
          >
            {t('archive')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
