import { useQuery } from 'urql';
import { PersonField } from '@/admin/people/shared/PersonField';
import { Button } from '@/design/Button';
import { ComboBox } from '@/design/ComboBox';
import { DatePicker } from '@/design/DatePicker';
import { Option } from '@/design/Select';
import { Tag, TagGroup } from '@/design/Tag';
import { graphql } from '@/gql';
import { AUDITED_ACTIONS, textsOf } from './actions';
import css from './AuditLogPage.module.css';
import { dayOf, type AuditQuery } from './filter';
import { useAuditTexts } from './texts';

const AuditActor = graphql(/* GraphQL */ `
  query AuditActor($id: ID!) {
    node(id: $id) {
      ... on User {
        id
        name
      }
    }
  }
`);

/** The name of what is looked for: of something that is gone, its last entry knows it. */
const AuditSubjectName = graphql(/* GraphQL */ `
  query AuditSubjectName($id: ID!) {
    auditLog(first: 1, filter: { subject: $id }) {
      edges {
        node {
          summary
          subject {
            name
          }
        }
      }
    }
  }
`);

interface AuditFilterBarProps {
  query: AuditQuery;
  onChange: (changed: Partial<AuditQuery>) => void;
}

const ALL = 'all';

export function AuditFilterBar({ query, onChange }: AuditFilterBarProps) {
  const t = useAuditTexts();
  const actor = useActor(query.actor);
  const subject = useSubjectName(query.subject);
  const actions = [
    { id: ALL, label: t('everyAction') },
    ...AUDITED_ACTIONS.map((id) => {
      const texts = textsOf(id);
      return { id, label: `${t(texts.subject)}: ${t(texts.verb)}` };
    }),
  ];
  const isFiltered = Object.values(query).some((value) => value !== null);
  return (
    <search className={css.filter}>
      <PersonField
        // The name of who stands in the address is not known at first.
        key={actor?.name}
        label={t('actor')}
        includeDismissed
        value={actor}
        onChange={(person) => onChange({ actor: person?.id ?? null })}
      />
      <ComboBox
        label={t('action')}
        defaultItems={actions}
        nothing={t('noSuchAction')}
        menuTrigger="focus"
        value={actions.find(({ id }) => id === query.action)?.id ?? ALL}
        onChange={(key) => onChange({ action: key === null || key === ALL ? null : String(key) })}
      >
        {({ id, label }) => <Option id={id}>{label}</Option>}
      </ComboBox>
      <DatePicker
        label={t('from')}
        value={dayOf(query.from)}
        onChange={(day) => onChange({ from: day?.toString() ?? null })}
      />
      <DatePicker
        label={t('to')}
        value={dayOf(query.to)}
        onChange={(day) => onChange({ to: day?.toString() ?? null })}
      />
      {isFiltered && (
        <Button onPress={() => onChange({ actor: null, action: null, subject: null, from: null, to: null })}>
          {t('showAll')}
        </Button>
      )}
      {query.subject !== null && (
        <div className={css.subject}>
          <TagGroup label={t('onlyAbout')} onRemove={() => onChange({ subject: null })}>
            <Tag id="subject">{subject ?? t('somethingGone')}</Tag>
          </TagGroup>
        </div>
      )}
    </search>
  );
}

function useActor(id: string | null) {
  const [{ data }] = useQuery({ query: AuditActor, variables: { id: id ?? '' }, pause: id === null });
  const node = id === null ? null : data?.node;
  return node && 'name' in node ? node : null;
}

function useSubjectName(id: string | null): string | null {
  const [{ data }] = useQuery({ query: AuditSubjectName, variables: { id: id ?? '' }, pause: id === null });
  const newest = id === null ? undefined : data?.auditLog.edges[0]?.node;
  return newest ? (newest.subject.name ?? newest.summary) : null;
}
