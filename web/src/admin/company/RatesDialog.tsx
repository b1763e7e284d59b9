import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '@/design/Button';
import { TextField } from '@/design/TextField';
import { showSuccess } from '@/design/Toast';
import { FormDialog } from '@/forms/FormDialog';
import { useChange } from '@/forms/useChange';
import { graphql } from '@/gql';
import { useCompanyTexts } from './texts';
import { RATES_TOUCH } from './otherCurrencies';

const ImportExchangeRates = graphql(/* GraphQL */ `
  mutation ImportExchangeRates($input: ImportExchangeRatesInput!) {
    importExchangeRates(input: $input) {
      rateCount
      dealCount
      userErrors {
        field
        message
      }
    }
  }
`);

interface RatesDialogProps {
  onClose: () => void;
}

/** Enters one rate, or as many as are pasted or in a file: each a line. */
export function RatesDialog({ onClose }: RatesDialogProps) {
  const t = useCompanyTexts();
  const change = useChange();
  const [text, setText] = useState('');

  async function submit() {
    const outcome = await change(ImportExchangeRates, { text }, RATES_TOUCH);
    const { payload } = outcome;
    if (payload?.rateCount != null) {
      showSuccess(t('ratesEntered', { count: payload.rateCount, deals: payload.dealCount ?? 0 }));
    }
    // One message for each line that is none.
    const messages = outcome.userErrors.map(({ message }) => message).join(' ');
    return messages ? { ...outcome, userErrors: [{ field: ['text'], message: messages }] } : outcome;
  }

  return (
    <FormDialog
      title={t('enterRatesTitle')}
      action={t('enter')}
      onClose={onClose}
      fields={['text']}
      onSubmit={submit}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t('rates')}
            description={t('ratesText')}
            error={errorOf('text')}
            isMultiline
            placeholder={'USD; 2026-03-01; 0.9213'}
            value={text}
            onChange={setText}
          />
          <div>
            <FileTrigger
              acceptedFileTypes={['.csv', '.txt', '.tsv']}
              onSelect={(files) => {
                const file = files?.[0];
                if (file) void file.text().then(setText);
              }}
            >
              <Button>{t('ratesFile')}</Button>
            </FileTrigger>
          </div>
        </>
      )}
    </FormDialog>
  );
}
