import { History } from 'lucide-react';
import { Button } from '@/design/Button';
import { DialogTrigger, Drawer } from '@/design/Dialog';
import { useFormat } from '@/format/useFormat';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useFieldsTexts } from './texts';
import { Versions } from './Versions';
import css from './VersionLine.module.css';

const VersionLineFragment = graphql(/* GraphQL */ `
  fragment VersionLine on Query {
    reportFieldSettings {
      version
    }
    newest: reportFieldSettingsVersions(first: 1) {
      edges {
        cursor
        node {
          savedAt
          author {
            name
          }
        }
      }
    }
  }
`);

/** Who saved the settings last, and the way to all that was saved before. */
export function VersionLine(props: { settings: FragmentType<typeof VersionLineFragment> }) {
  const { reportFieldSettings, newest } = readFragment(VersionLineFragment, props.settings);
  const t = useFieldsTexts();
  const format = useFormat();
  const last = newest.edges[0]?.node;
  return (
    <div className={css.line}>
      <p className={css.words}>
        {last
          ? t('savedBy', { name: last.author?.name ?? t('byImport'), when: format.instant(last.savedAt) })
          : t('neverSaved')}
      </p>
      {last && (
        <DialogTrigger>
          <Button variant="quiet">
            <History size={16} aria-hidden />
            {t('versions')}
          </Button>
          <Drawer title={t('versions')}>
            <Versions present={reportFieldSettings.version} />
          </Drawer>
        </DialogTrigger>
      )}
    </div>
  );
}
