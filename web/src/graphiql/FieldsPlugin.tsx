import { useGraphiQL, type GraphiQLPlugin } from '@graphiql/react';
import { ListTree } from 'lucide-react';
import { useState } from 'react';
import css from './ExamplesPlugin.module.css';
import { operationFor } from './operationFor';
import { useGraphiQLTexts } from './texts';
import { useOpenInTab } from './useOpenInTab';

/** All there is to ask and to do, by name: a press writes an operation to begin with. */
export const FIELDS_PLUGIN: GraphiQLPlugin = {
  title: 'Fields',
  icon: () => <ListTree aria-hidden />,
  content: Fields,
};

function Fields() {
  const t = useGraphiQLTexts();
  const schema = useGraphiQL((state) => state.schema);
  const [search, setSearch] = useState('');
  if (!schema) return null;
  return (
    <section aria-labelledby="fields" className={css.examples}>
      <h2 id="fields">{t('fields')}</h2>
      <p className={css.text}>{t('fieldsText')}</p>
      <input
        type="search"
        aria-label={t('findField')}
        placeholder={t('findField')}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        className={css.search}
      />
      <FieldsOf kind="query" search={search} />
      <FieldsOf kind="mutation" search={search} />
    </section>
  );
}

function FieldsOf({ kind, search }: { kind: 'query' | 'mutation'; search: string }) {
  const t = useGraphiQLTexts();
  const schema = useGraphiQL((state) => state.schema);
  const open = useOpenInTab();
  const type = kind === 'query' ? schema?.getQueryType() : schema?.getMutationType();
  const fields = Object.values(type?.getFields() ?? {}).filter(({ name, description }) =>
    `${name} ${description ?? ''}`.toLowerCase().includes(search.trim().toLowerCase()),
  );
  if (fields.length === 0) return null;
  return (
    <>
      <h3 className={css.kind}>{t(kind)}</h3>
      <ul className={css.list}>
        {fields.map((field) => (
          <li key={field.name}>
            <button type="button" className={css.example} onClick={() => open(operationFor(kind, field))}>
              <span className={css.name}>{field.name}</span>
              <span className={css.text}>{field.description}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
