import css from './ChangedValues.module.css';
import { useAuditTexts } from './texts';
import { useReadable } from './useReadable';

interface ChangedValuesProps {
  before: unknown;
  after: unknown;
}

/** The values that changed, each as it was and as it became. */
export function ChangedValues({ before, after }: ChangedValuesProps) {
  const t = useAuditTexts();
  const { nameOf, linesOf } = useReadable();
  const then = isValues(before) ? before : {};
  const now = isValues(after) ? after : {};
  const names = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  if (names.length === 0) return <p className={css.nothing}>{t('noValues')}</p>;
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('value')}</th>
            {before !== null && <th scope="col">{t('before')}</th>}
            {after !== null && <th scope="col">{t('after')}</th>}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{nameOf(name)}</th>
              {before !== null && <Lines of={linesOf(then[name])} />}
              {after !== null && <Lines of={linesOf(now[name])} />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lines({ of }: { of: string[] }) {
  return (
    <td>
      {of.map((line, place) => (
        // Lines have no identity but their place.
        <div key={place}>{line}</div>
      ))}
    </td>
  );
}

function isValues(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
