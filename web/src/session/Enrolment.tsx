import { TextField } from '@/design/TextField';
import { graphql, readFragment, type FragmentType } from '@/gql';
import css from './Enrolment.module.css';
import { useSessionTexts } from './texts';

const EnrolmentFields = graphql(/* GraphQL */ `
  fragment Enrolment on TotpEnrolment {
    secret
    uri
    qrCode
  }
`);

/** What an app is set up with: a picture to be photographed, an address for the same device, letters to be typed. */
export function Enrolment({ enrolment }: { enrolment: FragmentType<typeof EnrolmentFields> }) {
  const t = useSessionTexts();
  const { secret, uri, qrCode } = readFragment(EnrolmentFields, enrolment);
  return (
    <>
      <p>{t('enrolmentText')}</p>
      <img className={css.picture} src={qrCode} alt={t('qrCode')} />
      <a href={uri}>{t('openApp')}</a>
      <TextField
        label={t('enrolmentSecret')}
        isReadOnly
        value={secret}
        onFocus={(event) => event.target.select()}
      />
    </>
  );
}
