import { useState } from 'react';
import { Button } from '@/design/Button';
import { EmptyState } from '@/design/EmptyState';
import { Notice } from '@/design/Notice';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './Systems.module.css';
import { useSystemsTexts } from './texts';
import { useRun } from './useRun';

const ComparisonFragment = graphql(/* GraphQL */ `
  fragment Comparison on ConnectedSystem {
    id
    lastReconciliation {
      startedAt
      differences {
        entity
        there
        here
        missing
        outdated
        gone
        isHeld
      }
    }
  }
`);

const NUMBERS = ['there', 'here', 'missing', 'outdated', 'gone'] as const;

/** How what is here differed from what the system has, when they were compared last. */
export function Comparison(props: { system: FragmentType<typeof ComparisonFragment> }) {
  const t = useSystemsTexts();
  const format = useFormat();
  const run = useRun();
  const [isConfirming, setConfirming] = useState(false);
  const { id, lastReconciliation } = readFragment(ComparisonFragment, props.system);
  const differences = lastReconciliation?.differences ?? [];
  return (
    <section className={css.stack} aria-labelledby="comparison">
      <div>
        <h3 id="comparison">{t('comparison')}</h3>
        {lastReconciliation && (
          <p className={css.quiet}>
            {t('comparisonText', { when: format.instant(lastReconciliation.startedAt) })}
          </p>
        )}
      </div>
      {!lastReconciliation && <EmptyState title={t('noComparison')} text={t('noComparisonText')} />}
      {differences.some(({ isHeld }) => isHeld) && (
        <>
          <Notice tone="warning">{t('held')}</Notice>
          <div>
            <Button onPress={() => setConfirming(true)}>{t('deleteGone')}</Button>
          </div>
        </>
      )}
      {isConfirming && (
        <ConfirmDialog
          title={t('deleteGone')}
          text={t('deleteGoneText', {
            count: format.count(differences.reduce((sum, { gone, isHeld }) => sum + (isHeld ? gone : 0), 0)),
          })}
          action={t('deleteGone')}
          isDangerous
          onClose={() => setConfirming(false)}
          onConfirm={() => run({ system: id, kind: 'RECONCILIATION', mayDelete: true })}
        />
      )}
      {differences.length > 0 && (
        <div className={css.surface}>
          <Table aria-labelledby="comparison">
            <TableHeader>
              <Column isRowHeader>{t('entity')}</Column>
              <Column isNumber isBeside>
                {t('there')}
              </Column>
              <Column isNumber isBeside>
                {t('here')}
              </Column>
              <Column isNumber isBeside>
                {t('missing')}
              </Column>
              <Column isNumber isBeside>
                {t('outdated')}
              </Column>
              <Column isNumber isBeside>
                {t('gone')}
              </Column>
            </TableHeader>
            <TableBody items={differences}>
              {(difference) => (
                <Row id={difference.entity} key={difference.entity}>
                  <Cell>
                    {difference.entity}
                    <div className={css.onPhones}>
                      {NUMBERS.map((name) => `${t(name)}: ${format.count(difference[name])}`).join(' · ')}
                    </div>
                  </Cell>
                  <Cell isNumber isBeside>
                    {format.count(difference.there)}
                  </Cell>
                  <Cell isNumber isBeside>
                    {format.count(difference.here)}
                  </Cell>
                  <Cell isNumber isBeside>
                    {format.count(difference.missing)}
                  </Cell>
                  <Cell isNumber isBeside>
                    {format.count(difference.outdated)}
                  </Cell>
                  <Cell isNumber isBeside>
                    {format.count(difference.gone)}
                  </Cell>
                </Row>
              )}
            </TableBody>
          </Table>
        </div>
      )}
    </section>
  );
}
