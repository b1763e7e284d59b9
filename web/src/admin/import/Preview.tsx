import { ScrollArea } from '@/design/ScrollArea';
import css from './Preview.module.css';
import type { FoundFile } from './draft';
import { useImportTexts } from './texts';

const FEW = 5;

/** The first rows as they stand in the file. */
export function Preview({ file }: { file: FoundFile }) {
  const t = useImportTexts();
  return (
    <ScrollArea label={t('firstRows', { name: file.name })}>
      <table className={css.table}>
        <caption className={css.caption}>{t('firstRows', { name: file.name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('row')}</th>
            {file.columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.firstRows.slice(0, FEW).map(({ place, cells }) => (
            <tr key={place}>
              <th scope="row">{place}</th>
              {file.columns.map(({ name }, column) => (
                <td key={name}>{cells[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
