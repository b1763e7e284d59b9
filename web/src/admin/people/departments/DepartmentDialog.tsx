import { useState } from 'react';
import { clearOf } from '@/forms/clearedFields';
import { DepartmentPicker } from '@/audience/DepartmentPicker';
import { TextField } from '@/design/TextField';
import { graphql } from '@/gql';
import { FormDialog } from '@/forms/FormDialog';
import { PersonField, type Person } from '../shared/PersonField';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import type { Department } from './DepartmentTree';

const CreateDepartment = graphql(/* GraphQL */ `
  mutation CreateDepartment($input: CreateDepartmentInput!) {
    createDepartment(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

const UpdateDepartment = graphql(/* GraphQL */ `
  mutation UpdateDepartment($input: UpdateDepartmentInput!) {
    updateDepartment(input: $input) {
      warnings
      userErrors {
        field
        message
      }
    }
  }
`);

interface DepartmentDialogProps {
  /** The one to change; null for a new one. */
  department: Department | null;
  /** What a new one is a part of at first. */
  parent: { id: string; name: string } | null;
  onClose: () => void;
}

export function DepartmentDialog({ department, parent, onClose }: DepartmentDialogProps) {
  const t = usePeopleTexts();
  const change = useChange();
  const [name, setName] = useState(department?.name ?? '');
  const [above, setAbove] = useState(department ? department.parent : parent);
  const [head, setHead] = useState<Person | null>(department?.head ?? null);
  const input = { name, parent: above?.id ?? null, head: head?.id ?? null };
  return (
    <FormDialog
      title={department ? t('editTitle', { name: department.name }) : t('createDepartment')}
      action={department ? t('save') : t('create')}
      onClose={onClose}
      fields={['name', 'parent', 'head']}
      onSubmit={() =>
        department
          ? change(
              UpdateDepartment,
              {
                department: department.id,
                ...input,
                clear: clearOf({ PARENT: input.parent, HEAD: input.head }),
              },
              ['Department', 'DepartmentConnection'],
            )
          : change(CreateDepartment, input, ['Department', 'DepartmentConnection'])
      }
    >
      {(errorOf) => (
        <>
          <TextField
            label={t('name')}
            error={errorOf('name')}
            isRequired
            autoComplete="off"
            value={name}
            onChange={setName}
          />
          <DepartmentPicker
            label={t('partOf')}
            error={errorOf('parent')}
            // Nothing is a part of itself.
            outside={department?.id}
            none={t('nothingAbove')}
            value={above}
            onChange={setAbove}
          />
          <PersonField
            label={t('head')}
            description={t('headText')}
            error={errorOf('head')}
            value={head}
            onChange={setHead}
          />
        </>
      )}
    </FormDialog>
  );
}
