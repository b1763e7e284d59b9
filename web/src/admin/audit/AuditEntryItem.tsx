import { Button } from '@/design/Button';
import { Disclosure } from '@/design/Disclosure';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './AuditLogPage.module.css';
import { ChangedValues } from './ChangedValues';
import { useAuditTexts } from './texts';

const AuditEntryItemFragment = graphql(/* GraphQL */ `
  fragment AuditEntryItem on AuditEntry {
    occurredAt
    summary
    before
    after
    subject {
      objectId
    }
  }
`);

interface AuditEntryItemProps {
  entry: FragmentType<typeof AuditEntryItemFragment>;
  /** Undefined while all entries are about one subject. */
  onChooseSubject?: ((subject: string) => void) | undefined;
}

/** What was done, in words; what changed by it opens below. */
export function AuditEntryItem({ entry, onChooseSubject }: AuditEntryItemProps) {
  const { occurredAt, summary, before, after, subject } = readFragment(AuditEntryItemFragment, entry);
  const t = useAuditTexts();
  const format = useFormat();
  const { objectId: id } = subject;
  return (
    <li className={css.entry}>
      <time dateTime={occurredAt} className={css.time}>
        {`${format.day(occurredAt)}, ${format.time(occurredAt)}`}
      </time>
      <div className={css.words}>
        <Disclosure title={summary}>
          <ChangedValues before={before} after={after} />
          {id !== null && onChooseSubject && (
            <Button variant="quiet" onPress={() => onChooseSubject(id)}>
              {t('allAboutIt')}
            </Button>
          )}
        </Disclosure>
      </div>
    </li>
  );
}
