import { Ellipsis, Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button, IconButton } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import hidden from '@/design/hidden.module.css';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { Badge } from '@/design/Badge';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { useFormat } from '@/format/useFormat';
import { graphql } from '@/gql';
import type { TokenListQuery } from '@/gql/graphql';
import { TurnedPager } from '@/paging/TurnedPager';
import { PAGE, useTurning } from '@/paging/usePages';
import { useViewer } from '@/session/viewer';
import css from './AccountPage.module.css';
import { CreateTokenDialog } from './CreateTokenDialog';
import { RevokeTokenDialog } from './RevokeTokenDialog';
import { RotateTokenDialog } from './RotateTokenDialog';
import { useAccountTexts } from './texts';

const TokenList = graphql(/* GraphQL */ `
  query TokenList($first: Int!, $after: String) {
    apiTokens(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          scopes
          expiresAt
          lastUsedAt
          previousSecret {
            expiresAt
            lastUsedAt
          }
          user {
            id
            name
          }
        }
      }
    }
  }
`);

/** Tokens that end within two weeks are marked: there is time to replace them. */
const SOON = 14 * 86_400_000;

type Token = TokenListQuery['apiTokens']['edges'][number]['node'];

/** The viewer's tokens, those of everybody for an administrator. */
export function Tokens() {
  const t = useAccountTexts();
  const viewer = useViewer();
  const { after, ...pages } = useTurning();
  const [{ data, error }, refetch] = useQuery({
    query: TokenList,
    variables: { first: PAGE, after },
    requestPolicy: 'cache-and-network',
  });
  const [open, setOpen] = useState<{ action: 'rotate' | 'revoke'; token: Token } | null>(null);
  const [isCreating, setCreating] = useState(false);
  if (!data && error) return <Retry onRetry={refetch} />;
  const tokens = data?.apiTokens.edges.map(({ node }) => node);
  return (
    <section className={css.section} aria-labelledby="tokens">
      <div className={css.tools}>
        <div>
          <h2 id="tokens">{t('tokens')}</h2>
          <p className={css.quiet}>
            {t('tokensText')} {viewer.role === 'ADMIN' && t('tokensOfAll')}
          </p>
        </div>
        <Button variant="primary" onPress={() => setCreating(true)}>
          <Plus size={16} aria-hidden />
          {t('createToken')}
        </Button>
      </div>
      {!tokens && <PaneSkeleton />}
      {data?.apiTokens.totalCount === 0 && <EmptyState title={t('noTokens')} text={t('noTokensText')} />}
      {tokens && tokens.length > 0 && (
        <div className={css.surface}>
          <Table aria-labelledby="tokens">
            <TableHeader>
              <Column isRowHeader>{t('name')}</Column>
              <Column isBeside>{t('scopes')}</Column>
              <Column isBeside>{t('expires')}</Column>
              <Column isBeside>{t('lastUsed')}</Column>
              <Column>
                <span className={hidden.hidden}>{t('actions')}</span>
              </Column>
            </TableHeader>
            <TableBody items={tokens}>
              {(token) => (
                <TokenRow token={token} key={token.id} onAction={(action) => setOpen({ action, token })} />
              )}
            </TableBody>
          </Table>
        </div>
      )}
      {data && <TurnedPager {...pages} list={t('tokens')} page={data.apiTokens} />}
      {isCreating && <CreateTokenDialog onClose={() => setCreating(false)} />}
      {open?.action === 'rotate' && <RotateTokenDialog token={open.token} onClose={() => setOpen(null)} />}
      {open?.action === 'revoke' && <RevokeTokenDialog token={open.token} onClose={() => setOpen(null)} />}
    </section>
  );
}

function TokenRow({ token, onAction }: { token: Token; onAction: (action: 'rotate' | 'revoke') => void }) {
  const t = useAccountTexts();
  const format = useFormat();
  const { userId } = useViewer();
  const { id, name, scopes, expiresAt, lastUsedAt, previousSecret, user } = token;
  const label = t('actionsOf', { name });
  const isMine = user?.id === userId;
  const scopeNames = scopes.map((scope) => t(`scope_${scope}`)).join(', ');
  const left = expiresAt === null ? Infinity : new Date(expiresAt).getTime() - new Date().getTime();
  const isExpired = left <= 0;
  const endsSoon = !isExpired && left < SOON;
  const used = lastUsedAt === null ? t('neverUsed') : format.instant(lastUsedAt);
  const expires = expiresAt === null ? t('never') : format.instant(expiresAt);
  return (
    <Row id={id}>
      <Cell>
        {name || '—'} {isExpired && <Badge tone="warning">{t('expired')}</Badge>}
        {endsSoon && <Badge tone="warning">{t('expiresSoon')}</Badge>}
        {previousSecret && (
          <div className={css.small}>
            {t('previousSecret', { when: format.instant(previousSecret.expiresAt) })}{' '}
            {previousSecret.lastUsedAt === null
              ? t('previousUnused')
              : t('previousUsed', { when: format.instant(previousSecret.lastUsedAt) })}
          </div>
        )}
        {!isMine && <div className={css.small}>{user?.name}</div>}
        <div className={css.onPhones}>
          {scopeNames} · {used}
          <br />
          {t('expires')}: {expires}
        </div>
      </Cell>
      <Cell isBeside>{scopeNames}</Cell>
      <Cell isBeside>{expires}</Cell>
      <Cell isBeside>{used}</Cell>
      <Cell>
        <MenuTrigger>
          <IconButton icon={Ellipsis} label={label} />
          <Menu aria-label={label}>
            {isMine && <MenuItem onAction={() => onAction('rotate')}>{t('rotate')}</MenuItem>}
            <MenuItem isDangerous onAction={() => onAction('revoke')}>
              {t('revoke')}
            </MenuItem>
          </Menu>
        </MenuTrigger>
      </Cell>
    </Row>
  );
}
