import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button, ButtonLink, IconButton } from '@/design/Button';
import hidden from '@/design/hidden.module.css';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { Retry } from '@/feedback/Retry';
import { useFormat } from '@/format/useFormat';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import type { RefusedRowsQuery } from '@/gql/graphql';
import css from './ConnectionsPage.module.css';
import { MendDialog } from './MendDialog';
import { useConnectionsTexts } from './texts';

const RefusedRows = graphql(/* GraphQL */ `
  query RefusedRows {
    deadLetters(first: 50) {
      totalCount
      edges {
        node {
          id
          body
          receivedAt
          attempts
          problems {
            member
            message
          }
          source {
            id
            name
            refusedUrl
          }
        }
      }
    }
  }
`);

const RetryLetters = graphql(/* GraphQL */ `
  mutation RetryLetters($input: DeadLettersInput!) {
    retryDeadLetters(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const DismissLetters = graphql(/* GraphQL */ `
  mutation DismissLetters($input: DeadLettersInput!) {
    dismissDeadLetters(input: $input) {
      userErrors {
        field
        message
      }
    }
  }
`);

const TOUCHES = ['DeadLetter', 'WebhookSource', 'AuditEntry'];

type Letter = RefusedRowsQuery['deadLetters']['edges'][number]['node'];

/** Rows of sources that were refused; nothing where none was. */
export function DeadLetters() {
  const t = useConnectionsTexts();
  const format = useFormat();
  const change = useChange();
  const [{ data, error }, refetch] = useQuery({
    query: RefusedRows,
    requestPolicy: 'cache-and-network',
  });
  const [open, setOpen] = useState<{ act: 'mend' | 'dismiss'; letter: Letter } | null>(null);
  if (!data && error) return <Retry onRetry={refetch} />;
  const letters = data?.deadLetters.edges.map(({ node }) => node) ?? [];
  const count = data?.deadLetters.totalCount ?? 0;
  const close = () => setOpen(null);
  if (letters.length === 0) return null;
  return (
    <section className={css.section} aria-labelledby="refused">
      <div className={css.tools}>
        <div>
          <h2 id="refused">{t('refused')}</h2>
          <p className={css.quiet}>
            {t('refusedText')} {count > letters.length && t('moreRefused', { shown: letters.length, count })}
          </p>
        </div>
        {sourcesOf(letters).map(({ id, name, refusedUrl }) => (
          <ButtonLink key={id} href={refusedUrl} download="" aria-label={t('downloadRefusedOf', { name })}>
            {t('downloadRefused')}
          </ButtonLink>
        ))}
        <Button onPress={() => void change(RetryLetters, { letters: letters.map(({ id }) => id) }, TOUCHES)}>
          {t('retryAll')}
        </Button>
      </div>
      <div className={css.surface}>
        <Table aria-labelledby="refused">
          <TableHeader>
            <Column isRowHeader>{t('problem')}</Column>
            <Column isBeside>{t('name')}</Column>
            <Column isBeside>{t('received')}</Column>
            <Column>
              <span className={hidden.hidden}>{t('actions')}</span>
            </Column>
          </TableHeader>
          <TableBody items={letters}>
            {(letter) => {
              const source = letter.source?.name ?? '';
              const received = format.instant(letter.receivedAt);
              const label = t('actionsOf', { name: `${source}, ${received}` });
              return (
                <Row id={letter.id} key={letter.id}>
                  <Cell>
                    {whatIsWrong(letter) || t('hungOn')}
                    <div className={css.small}>{letter.body.slice(0, 200)}</div>
                    <div className={css.onPhones}>
                      {source} · {received}
                    </div>
                  </Cell>
                  <Cell isBeside>{source}</Cell>
                  <Cell isBeside>{received}</Cell>
                  <Cell>
                    <MenuTrigger>
                      <IconButton icon={Ellipsis} label={label} />
                      <Menu aria-label={label}>
                        <MenuItem onAction={() => setOpen({ act: 'mend', letter })}>{t('mend')}</MenuItem>
                        <MenuItem isDangerous onAction={() => setOpen({ act: 'dismiss', letter })}>
                          {t('dismiss')}
                        </MenuItem>
                      </Menu>
                    </MenuTrigger>
                  </Cell>
                </Row>
              );
            }}
          </TableBody>
        </Table>
      </div>
      {open?.act === 'mend' && <MendDialog letter={open.letter} onClose={close} />}
      {open?.act === 'dismiss' && (
        <ConfirmDialog
          title={t('dismiss')}
          text={t('dismissText')}
          action={t('dismiss')}
          isDangerous
          onClose={close}
          onConfirm={() => change(DismissLetters, { letters: [open.letter.id] }, TOUCHES)}
        />
      )}
    </section>
  );
}

/** Whose rows they are, each once, that has a file of them. */
function sourcesOf(letters: readonly Letter[]): { id: string; name: string; refusedUrl: string }[] {
  const found = new Map<string, { id: string; name: string; refusedUrl: string }>();
  for (const { source } of letters) {
    if (source?.refusedUrl) found.set(source.id, { ...source, refusedUrl: source.refusedUrl });
  }
  return [...found.values()];
}

/** In the words of the API. */
function whatIsWrong({ problems }: Pick<Letter, 'problems'>): string {
  return problems
    .map(({ member, message }) => (member === null ? message : `${member}: ${message}`))
    .join('; ');
}
