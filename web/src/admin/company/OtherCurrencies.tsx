import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button, IconButton } from '@/design/Button';
import { Card } from '@/design/Card';
import hidden from '@/design/hidden.module.css';
import { Menu, MenuItem, MenuTrigger } from '@/design/Menu';
import { Notice } from '@/design/Notice';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { useFormat } from '@/format/useFormat';
import { ConfirmDialog } from '@/forms/ConfirmDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import type { OtherCurrenciesQuery } from '@/gql/graphql';
import { useViewer } from '@/session/viewer';
import css from './CompanyForm.module.css';
import { RATES_TOUCH, RemoveExchangeRates } from './otherCurrencies';
import { RatesDialog } from './RatesDialog';
import { RatesOfCurrency } from './RatesOfCurrency';
import { useCompanyTexts } from './texts';

const CurrenciesBeside = graphql(/* GraphQL */ `
  query OtherCurrencies {
    otherCurrencies {
      code
      dealCount
      withoutRateCount
      firstDayWithoutRate
      lastDayWithoutRate
      rateCount
      latestRate {
        currency
        validFrom
        rate
      }
    }
  }
`);

type Currency = OtherCurrenciesQuery['otherCurrencies'][number];

/** Currencies that deals have beside the company's, and what they cost; a sentence and a way to begin where there are none. */
export function OtherCurrencies() {
  const t = useCompanyTexts();
  const format = useFormat();
  const change = useChange();
  const { company } = useViewer();
  const [{ data }] = useQuery({ query: CurrenciesBeside, requestPolicy: 'cache-and-network' });
  const [open, setOpen] = useState<{ act: 'enter' | 'show' | 'remove'; code: string } | null>(null);
  const close = () => setOpen(null);
  if (!data) return null;
  const currencies = data.otherCurrencies;
  return (
    <Card title={t('otherCurrencies')}>
      <div className={css.fields}>
        <p>{t('otherCurrenciesText', { currency: company.currency })}</p>
        {currencies.filter(hasGap).map((each) => (
          <Notice key={each.code} tone="warning">
            {t('withoutRate', {
              count: each.withoutRateCount,
              currency: each.code,
              days: format.days(each.firstDayWithoutRate ?? '', each.lastDayWithoutRate ?? ''),
            })}
          </Notice>
        ))}
        {currencies.length > 0 && (
          <Table aria-label={t('otherCurrencies')}>
            <TableHeader>
              <Column isRowHeader>{t('currency')}</Column>
              <Column isNumber>{t('latestRate')}</Column>
              <Column isNumber isBeside>
                {t('deals')}
              </Column>
              <Column>
                <span className={hidden.hidden}>{t('actions')}</span>
              </Column>
            </TableHeader>
            <TableBody items={currencies}>
              {(each) => (
                <Row id={each.code} key={each.code}>
                  <Cell>{each.code}</Cell>
                  <Cell isNumber>
                    {each.latestRate
                      ? t('rateSince', {
                          rate: format.rate(each.latestRate.rate),
                          day: format.days(each.latestRate.validFrom, each.latestRate.validFrom),
                        })
                      : t('noRate')}
                  </Cell>
                  <Cell isNumber isBeside>
                    {format.count(each.dealCount)}
                  </Cell>
                  <Cell>
                    <MenuTrigger>
                      <IconButton icon={Ellipsis} label={t('actionsOf', { name: each.code })} />
                      <Menu aria-label={t('actionsOf', { name: each.code })}>
                        <MenuItem onAction={() => setOpen({ act: 'show', code: each.code })}>
                          {t('showRates')}
                        </MenuItem>
                        {each.rateCount > 0 && (
                          <MenuItem isDangerous onAction={() => setOpen({ act: 'remove', code: each.code })}>
                            {t('removeRates')}
                          </MenuItem>
                        )}
                      </Menu>
                    </MenuTrigger>
                  </Cell>
                </Row>
              )}
            </TableBody>
          </Table>
        )}
        <div>
          <Button onPress={() => setOpen({ act: 'enter', code: '' })}>{t('enterRates')}</Button>
        </div>
      </div>
      {open?.act === 'enter' && <RatesDialog onClose={close} />}
      {open?.act === 'show' && <RatesOfCurrency currency={open.code} onClose={close} />}
      {open?.act === 'remove' && (
        <ConfirmDialog
          title={t('removeRatesOf', { currency: open.code })}
          text={t('removeRatesText')}
          action={t('removeRates')}
          isDangerous
          onClose={close}
          onConfirm={() => change(RemoveExchangeRates, { currency: open.code, days: null }, RATES_TOUCH)}
        />
      )}
    </Card>
  );
}

function hasGap({ withoutRateCount }: Currency): boolean {
  return withoutRateCount > 0;
}
