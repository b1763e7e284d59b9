import { Ellipsis, UserRoundMinus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Pager } from '@/paging/Pager';
import { Retry } from '@/feedback/Retry';
import { IconButton } from '@/design/Button';
import { Card } from '@/design/Card';
import { EmptyState } from '@/design/EmptyState';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { Badge } from '@/design/Badge';
import { showFailure, showSuccess } from '@/design/Toast';
import { graphql } from '@/gql';
import { PersonField, type Person } from '../shared/PersonField';
import { useChange } from '@/forms/useChange';
import { usePeopleTexts } from '../texts';
import { DeleteGroupDialog } from './DeleteGroupDialog';
import { GroupDialog } from './GroupDialog';
import css from './GroupsPage.module.css';

const PAGE = 25;

const GroupMembers = graphql(/* GraphQL */ `
  query GroupMembers($group: ID!, $first: Int!, $after: String) {
    node(id: $group) {
      ... on Group {
        id
        members(first: $first, after: $after) {
          totalCount
          edges {
            node {
              id
              name
              status
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

const AddGroupMembers = graphql(/* GraphQL */ `
  mutation AddGroupMembers($input: GroupMembersInput!) {
    addGroupMembers(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const RemoveGroupMembers = graphql(/* GraphQL */ `
  mutation RemoveGroupMembers($input: GroupMembersInput!) {
    removeGroupMembers(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

interface GroupPaneProps {
  group: { id: string; name: string };
}

/** Who is in a group. Coming and going act at once, and each can be undone. */
export function GroupPane({ group }: GroupPaneProps) {
  const t = usePeopleTexts();
  const change = useChange();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null);
  // After each it is a new field, empty, and goes on with the focus.
  const [added, setAdded] = useState(0);
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (added > 0) field.current?.querySelector('input')?.focus();
  }, [added]);
  const [{ data, error }, refetch] = useQuery({
    query: GroupMembers,
    variables: { group: group.id, first: PAGE, after: cursors.at(-1) ?? null },
  });
  if (!data && error) return <Retry onRetry={refetch} />;
  const members = data?.node && 'members' in data.node ? data.node.members : undefined;

  async function put(person: Person, isIn: boolean, undoes = false) {
    const input = { group: group.id, users: [person.id] };
    const touched = ['Group', 'UserConnection'];
    const { userErrors } = isIn
      ? await change(AddGroupMembers, input, touched)
      : await change(RemoveGroupMembers, input, touched);
    const [userError] = userErrors;
    if (userError) showFailure(userError.message);
    else if (!undoes) {
      showSuccess(t(isIn ? 'memberAdded' : 'memberRemoved', { name: person.name, group: group.name }), {
        label: t('undo'),
        onPress: () => void put(person, !isIn, true),
      });
    }
  }

  return (
    <Card title={group.name}>
      <div className={css.add}>
        <div ref={field}>
          <PersonField
            key={added}
            label={t('addMember')}
            opensOnFocus={false}
            value={null}
            onChange={(person) => {
              if (!person) return;
              setAdded(added + 1);
              void put(person, true);
            }}
          />
        </div>
        <GroupMenu name={group.name} groupId={group.id} onOpen={setOpen} />
      </div>
      {!members && <PaneSkeleton lines={3} />}
      {members?.totalCount === 0 && <EmptyState title={t('noMembers')} text={t('noMembersText')} />}
      {members && members.totalCount > 0 && (
        <>
          <ul className={css.members} aria-label={t('membersOf', { group: group.name })}>
            {members.edges.map(({ node }) => (
              <li key={node.id}>
                {node.name}
                {node.status === 'DISMISSED' && <Badge>{t('status_DISMISSED')}</Badge>}
                <IconButton
                  icon={UserRoundMinus}
                  label={t('removeMember', { name: node.name })}
                  onPress={() => void put(node, false)}
                />
              </li>
            ))}
          </ul>
          <Pager
            cursors={cursors}
            onChange={setCursors}
            pageInfo={members.pageInfo}
            summary={t('peopleFound', { count: members.totalCount })}
          />
        </>
      )}
      {open === 'rename' && <GroupDialog group={group} onClose={() => setOpen(null)} />}
      {open === 'delete' && <DeleteGroupDialog group={group} onClose={() => setOpen(null)} />}
    </Card>
  );
}

interface GroupMenuProps {
  name: string;
  groupId: string;
  onOpen: (dialog: 'rename' | 'delete') => void;
}

function GroupMenu({ name, groupId, onOpen }: GroupMenuProps) {
  const t = usePeopleTexts();
  const label = t('actionsOf', { name });
  return (
    <MenuTrigger>
      <IconButton icon={Ellipsis} label={label} />
      <Menu aria-label={label}>
        <MenuItem onAction={() => onOpen('rename')}>{t('rename')}</MenuItem>
        <MenuItem href={`/admin/audit?subject=${groupId}`}>{t('history')}</MenuItem>
        <MenuItem isDangerous onAction={() => onOpen('delete')}>
          {t('delete')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
