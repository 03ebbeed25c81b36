import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandField } from '../../describe-commands.js';
import { queries } from '../api/client.js';
import { Choice, SelectField, TextField } from '../design/field.js';
import { useDebounced } from '../design/use-debounced.js';
import { useSession } from '../session/session.js';
import type { FormValue } from './form-body.js';
import type { Subject } from './subject.js';

interface PickerProps {
  readonly field: CommandField;
  readonly subject: Subject;
  readonly label: string;
  readonly value: FormValue | undefined;
  readonly error: string | undefined;
  onChange(value: FormValue | undefined): void;
}

const LEVELS = new Set(['level', 'parent']);
const PEOPLE = new Set(['manager', 'person', 'employee']);
const NONPROFITS = new Set(['nonprofit', 'nonprofits']);
/** Fields whose values are ids that nobody types. */
export const PICKED_FIELDS: ReadonlySet<string> = new Set([
  ...LEVELS,
  ...PEOPLE,
  ...NONPROFITS,
  'company',
]);

const SEARCH_AFTER_MILLISECONDS = 250;
const SHORTEST_SEARCH = 2;
const SHOWN = 20;

/** Chooses a level, person, nonprofit or company by its name. */
export function Picker(props: PickerProps) {
  const { name } = props.field;
  if (LEVELS.has(name)) return <LevelPicker {...props} />;
  if (PEOPLE.has(name)) return <PersonPicker {...props} />;
  return NONPROFITS.has(name) ? <NonprofitPicker {...props} /> : <CompanyPicker {...props} />;
}

/** Companies in which the caller has a role. */
function useOwnCompanies(): readonly { readonly id: string; readonly name: string }[] {
  const { roles } = useSession().capabilities;
  const found = roles.flatMap(({ company }) => (company ? [company] : []));
  return [...new Map(found.map((company) => [company.id, company])).values()];
}

function CompanyPicker({ label, value, error, onChange }: PickerProps) {
  const { t } = useTranslation('commands');
  const own = useOwnCompanies();
  const listed = queries.useQuery('get', '/companies', { params: { query: { limit: 200 } } });
  const companies = listed.data?.items ?? own;
  return (
    <SelectField
      label={label}
      error={error}
      value={String(value ?? '')}
      options={[
        { value: '', label: t('dialog.notSaid') },
        ...companies.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={onChange}
    />
  );
}

function LevelPicker({ subject, label, value, error, onChange }: PickerProps) {
  const { t } = useTranslation('commands');
  const [first] = useOwnCompanies();
  const company = subject.company ?? first?.id ?? '';
  const found = queries.useQuery(
    'get',
    '/companies/{company}',
    { params: { path: { company } } },
    { enabled: company !== '' },
  );
  return (
    <SelectField
      label={label}
      error={error}
      value={String(value ?? '')}
      options={[
        { value: '', label: t('dialog.notSaid') },
        ...(found.data?.levels ?? []).map(({ id, path }) => ({ value: id, label: path })),
      ]}
      onChange={onChange}
    />
  );
}

interface Found {
  readonly id: string;
  readonly name: string;
  /** Tells namesakes apart. */
  readonly besides: string;
}

function PersonPicker(props: PickerProps) {
  const [search, setSearch] = useState('');
  const words = useDebounced(search.trim(), SEARCH_AFTER_MILLISECONDS);
  const people = queries.useQuery(
    'post',
    '/people/search',
    { body: { search: words, limit: SHOWN } },
    { enabled: words.length >= SHORTEST_SEARCH },
  );
  const found = (people.data?.items ?? []).map(({ id, name, mail, level }) => ({
    id,
    name,
    besides: [mail, level?.path].filter(Boolean).join(' · '),
  }));
  return <FoundPicker {...props} search={search} onSearch={setSearch} found={found} />;
}

function NonprofitPicker(props: PickerProps) {
  const [search, setSearch] = useState('');
  const words = useDebounced(search.trim(), SEARCH_AFTER_MILLISECONDS);
  const nonprofits = queries.useQuery('get', '/nonprofits', {
    params: { query: { limit: SHOWN, ...(words !== '' && { search: words }) } },
  });
  const found = (nonprofits.data?.items ?? []).map(({ id, name, locations }) => ({
    id,
    name,
    besides: locations.join(', '),
  }));
  return <FoundPicker {...props} search={search} onSearch={setSearch} found={found} />;
}

interface FoundPickerProps extends PickerProps {
  readonly search: string;
  readonly found: readonly Found[];
  onSearch(words: string): void;
}

/** A search field, and what it found to choose from. */
function FoundPicker({
  field,
  label,
  error,
  value,
  found,
  search,
  onSearch,
  onChange,
}: FoundPickerProps) {
  const { t } = useTranslation('commands');
  const many = (value as readonly string[] | undefined) ?? [];
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <TextField type="search" label={t('dialog.search')} value={search} onChange={onSearch} />
      {found.length === 0 && search.trim() !== '' && <p className="soft">{t('dialog.noMatch')}</p>}
      {found.map(({ id, name, besides }) => (
        <Choice
          key={id}
          type={field.many ? 'checkbox' : 'radio'}
          name={field.name}
          checked={field.many ? many.includes(id) : value === id}
          onChange={(checked) => {
            if (!field.many) return onChange(id);
            onChange(checked ? [...many, id] : many.filter((chosen) => chosen !== id));
          }}
        >
          {name}
          {besides !== '' && <span className="soft"> · {besides}</span>}
        </Choice>
      ))}
      {error && <span className="small field-error">{error}</span>}
    </fieldset>
  );
}
