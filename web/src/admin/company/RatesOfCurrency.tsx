import { Trash2 } from 'lucide-react';
import { useQuery } from 'urql';
import { Button, IconButton } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import hidden from '@/design/hidden.module.css';
import { Cell, Column, Row, Table, TableBody, TableHeader } from '@/design/Table';
import { showFailure } from '@/design/Toast';
import { PaneSkeleton } from '@/feedback/PaneSkeleton';
import { Retry } from '@/feedback/Retry';
import { useFormat } from '@/format/useFormat';
import form from '@/forms/FormDialog.module.css';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { RATES_TOUCH, RemoveExchangeRates } from './otherCurrencies';
import { useCompanyTexts } from './texts';

const RatesOfCurrencies = graphql(/* GraphQL */ `
  query RatesOfCurrencies {
    otherCurrencies {
      code
      rateCount
      rates(first: 100) {
        currency
        validFrom
        rate
      }
    }
  }
`);

interface RatesOfCurrencyProps {
  currency: string;
  onClose: () => void;
}

/** The latest rates of a currency, each to be removed. */
export function RatesOfCurrency({ currency, onClose }: RatesOfCurrencyProps) {
  const t = useCompanyTexts();
  const format = useFormat();
  const change = useChange();
  const [{ data, error }, refetch] = useQuery({ query: RatesOfCurrencies, requestPolicy: 'network-only' });
  const found = data?.otherCurrencies.find(({ code }) => code === currency);
  const rates = found?.rates ?? [];

  async function remove(day: (typeof rates)[number]['validFrom']) {
    const { userErrors } = await change(RemoveExchangeRates, { currency, days: [day] }, RATES_TOUCH);
    if (userErrors[0]) showFailure(userErrors[0].message);
  }

  return (
    <Dialog isOpen title={t('ratesOf', { currency })} onOpenChange={onClose}>
      <div className={form.form}>
        {!data && error && <Retry onRetry={refetch} />}
        {!data && !error && <PaneSkeleton />}
        {data && rates.length === 0 && <p>{t('noRates')}</p>}
        {found && found.rateCount > rates.length && (
          <p>{t('latestRates', { shown: rates.length, count: found.rateCount })}</p>
        )}
        {rates.length > 0 && (
          <Table aria-label={t('ratesOf', { currency })}>
            <TableHeader>
              <Column isRowHeader>{t('since')}</Column>
              <Column isNumber>{t('rate')}</Column>
              <Column>
                <span className={hidden.hidden}>{t('actions')}</span>
              </Column>
            </TableHeader>
            <TableBody items={rates}>
              {({ validFrom, rate }) => {
                const day = format.days(validFrom, validFrom);
                return (
                  <Row id={validFrom} key={validFrom}>
                    <Cell>{day}</Cell>
                    <Cell isNumber>{format.rate(rate)}</Cell>
                    <Cell>
                      <IconButton
                        icon={Trash2}
                        label={t('removeRate', { day })}
                        onPress={() => void remove(validFrom)}
                      />
                    </Cell>
                  </Row>
                );
              }}
            </TableBody>
          </Table>
        )}
        <div className={form.actions}>
          <Button onPress={onClose}>{t('close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
