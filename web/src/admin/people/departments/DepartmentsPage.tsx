import { FolderPlus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Retry } from '@/feedback/Retry';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { graphql } from '@/gql';
import css from '../shared/parts.module.css';
import { usePeopleTexts } from '../texts';
import { DeleteDepartmentDialog } from './DeleteDepartmentDialog';
import { DepartmentDialog } from './DepartmentDialog';
import { DepartmentTree, type Department, type DepartmentAction } from './DepartmentTree';

const Departments = graphql(/* GraphQL */ `
  query Departments {
    departments {
      id
      name
      parent {
        id
        name
      }
      head {
        id
        name
      }
    }
  }
`);

/** The departments, as the tree they are: who heads one sees the records of all below it. */
export default function DepartmentsPage() {
  const t = usePeopleTexts();
  const [{ data, error }, refetch] = useQuery({ query: Departments });
  const [open, setOpen] = useState<{ action: DepartmentAction; department: Department | null } | null>(null);
  const close = () => setOpen(null);
  if (!data && error) return <Retry onRetry={refetch} />;
  const departments = data?.departments;
  return (
    <div className={css.stack}>
      <title>{t('departments')}</title>
      <h2 className={css.hidden}>{t('departments')}</h2>
      <div className={css.tools}>
        <p className={css.quiet}>{t('departmentsText')}</p>
        <Button variant="primary" onPress={() => setOpen({ action: 'create', department: null })}>
          <FolderPlus size={16} aria-hidden />
          {t('createDepartment')}
        </Button>
      </div>
      {!departments && <PaneSkeleton />}
      {departments?.length === 0 && <EmptyState title={t('noDepartments')} text={t('noDepartmentsText')} />}
      {departments && departments.length > 0 && (
        <DepartmentTree
          departments={departments}
          onAction={(action, department) => setOpen({ action, department })}
        />
      )}
      {departments && open && open.action !== 'delete' && (
        <DepartmentDialog
          department={open.action === 'edit' ? open.department : null}
          parent={open.action === 'create' ? open.department : null}
          departments={departments}
          onClose={close}
        />
      )}
      {open?.action === 'delete' && open.department && (
        <DeleteDepartmentDialog department={open.department} onClose={close} />
      )}
    </div>
  );
}
