import { Notice } from '@/design/Notice';
import { useFormat } from '@/format/useFormat';
import { useViewer } from '@/session/viewer';
import { useAppTexts } from './texts';
import css from './Unreachable.module.css';

/** Above every page of a company that is to be deleted: each administrator can still keep it. */
export default function DeletionNotice() {
  const t = useAppTexts();
  const format = useFormat();
  const { deletionDueAt } = useViewer().company;
  if (deletionDueAt === null) return null;
  return (
    <div className={css.place}>
      <Notice tone="warning">{t('deletionDue', { when: format.instant(deletionDueAt) })}</Notice>
    </div>
  );
}
