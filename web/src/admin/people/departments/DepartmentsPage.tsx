import { FolderPlus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Retry } from '@/app/Retry';
import { PaneSkeleton } from '@/admin/common/PaneSkeleton';
import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { graphql } from '@/gql';
import css from '../shared/parts.module.css';
import { usePeopleTexts } from '../texts';
import { DeleteDepartmentDialog } from './DeleteDepartmentDialog';
import { DepartmentDialog } from './DepartmentDialog';
import { DepartmentTree, type Department, type DepartmentAct } from './DepartmentTree';

const Departments = graphql(/* GraphQL */ `
  query Departments {
    departments {
      id
      name
      parent {
        id
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
  const [{ data, error }, ask] = useQuery({ query: Departments });
  const [open, setOpen] = useState<{ act: DepartmentAct; department: Department | null } | null>(null);
  const close = () => setOpen(null);
  if (!data && error) return <Retry onRetry={ask} />;
  const departments = data?.departments;
  return (
    <div className={css.stack}>
      <title>{t('departments')}</title>
      <h2 className={css.hidden}>{t('departments')}</h2>
      <div className={css.tools}>
        <p className={css.quiet}>{t('departmentsText')}</p>
        <Button variant="primary" onPress={() => setOpen({ act: 'create', department: null })}>
          <FolderPlus size={16} aria-hidden />
          {t('createDepartment')}
        </Button>
      </div>
      {!departments && <PaneSkeleton />}
      {departments?.length === 0 && <EmptyState title={t('noDepartments')} text={t('noDepartmentsText')} />}
      {departments && departments.length > 0 && (
        <DepartmentTree departments={departments} onAct={(act, department) => setOpen({ act, department })} />
      )}
      {departments && open && open.act !== 'delete' && (
        <DepartmentDialog
          department={open.act === 'edit' ? open.department : null}
          parent={open.act === 'create' ? (open.department?.id ?? null) : null}
          departments={departments}
          onClose={close}
        />
      )}
      {open?.act === 'delete' && open.department && (
        <DeleteDepartmentDialog department={open.department} onClose={close} />
      )}
    </div>
  );
}
