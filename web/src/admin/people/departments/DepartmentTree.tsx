import { ChevronRight, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { IconButton } from '@/design/Button';
import { classes } from '@/design/classes';
import { Shortened } from '@/design/Shortened';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import parts from '../shared/parts.module.css';
import { usePeopleTexts } from '../texts';
import css from './DepartmentTree.module.css';
import { treeOf, type Branch, type DepartmentNode } from '../shared/departmentTree';

/** How far a level stands in: the deeper, the less, so that whatever is how deep has room for its name. */
function indentOf(level: number): string {
  return `min(${(level - 1) * 24}px, 40% - ${40 / level}%)`;
}

export interface Department extends DepartmentNode {
  parent: { id: string; name: string } | null;
  head: { id: string; name: string } | null;
  /** The names of those it is a part of, from the top. */
  above: readonly string[];
}

export type DepartmentAction = 'create' | 'edit' | 'delete';

interface DepartmentTreeProps {
  departments: readonly Department[];
  onAction: (action: DepartmentAction, department: Department) => void;
}

/** Walked through with the arrow keys, opened and closed with those to the sides. */
export function DepartmentTree({ departments, onAction }: DepartmentTreeProps) {
  const t = usePeopleTexts();
  // Whatever comes is open, but for what somebody closed.
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const shown = new Set(departments.map(({ id }) => id));
  /** What it is a part of, where that stands on another page. */
  const pathOf = ({ parent, above }: Department) =>
    parent && !shown.has(parent.id) ? above.join(' / ') : undefined;
  const renderBranch = ({ department, parts: below }: Branch<Department>) => (
    <TreeItem
      key={department.id}
      id={department.id}
      textValue={department.name}
      className={classes(css.item)}
    >
      <TreeItemContent>
        {({ level, hasChildItems }) => (
          <div className={css.row} style={{ paddingInlineStart: indentOf(level) }}>
            {hasChildItems ? (
              <Button slot="chevron" className={classes(css.chevron)}>
                <ChevronRight size={16} aria-hidden />
              </Button>
            ) : (
              <span className={css.chevron} />
            )}
            <span className={css.words}>
              <Shortened className={css.name}>{department.name}</Shortened>
              {pathOf(department) !== undefined && (
                <Shortened className={parts.small}>{pathOf(department) ?? ''}</Shortened>
              )}
              <span className={parts.small}>
                {department.head ? t('headedBy', { name: department.head.name }) : t('noHead')}
              </span>
            </span>
            <DepartmentMenu department={department} onAction={onAction} />
          </div>
        )}
      </TreeItemContent>
      <Collection items={below}>{renderBranch}</Collection>
    </TreeItem>
  );
  return (
    <Tree
      aria-label={t('departments')}
      items={treeOf(departments)}
      expandedKeys={[...shown].filter((id) => !closed.has(id))}
      onExpandedChange={(open) => setClosed(new Set([...shown].filter((id) => !open.has(id))))}
      className={classes(css.tree)}
    >
      {renderBranch}
    </Tree>
  );
}

function DepartmentMenu({
  department,
  onAction,
}: {
  department: Department;
  onAction: DepartmentTreeProps['onAction'];
}) {
  const t = usePeopleTexts();
  const label = t('actionsOf', { name: department.name });
  return (
    <MenuTrigger>
      <IconButton icon={Ellipsis} label={label} />
      <Menu aria-label={label}>
        <MenuItem onAction={() => onAction('edit', department)}>{t('edit')}</MenuItem>
        <MenuItem onAction={() => onAction('create', department)}>{t('createBelow')}</MenuItem>
        <MenuItem href={`/admin/audit?subject=${department.id}`}>{t('history')}</MenuItem>
        <MenuItem isDangerous onAction={() => onAction('delete', department)}>
          {t('delete')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
