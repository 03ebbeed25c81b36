import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../design/field.js';
import { useDebounced } from '../../design/use-debounced.js';
import { useFilters } from '../../shell/use-filters.js';

const SEARCH_AFTER_MILLISECONDS = 300;

export function InitiativeFilters() {
  const { t } = useTranslation(['initiatives', 'common']);
  const [filters, setFilters] = useFilters();
  const any = { value: '', label: t('common:filters.any') };
  return (
    <form className="filters no-print" role="search" onSubmit={(event) => event.preventDefault()}>
      <WordsFilter name="search" label={t('common:filters.search')} />
      <WordsFilter name="place" label={t('field.place')} />
      <TextField
        type="date"
        label={t('find.from')}
        value={filters.from ?? ''}
        max={filters.to}
        onChange={(from) => setFilters({ from: from || undefined })}
      />
      <TextField
        type="date"
        label={t('find.to')}
        value={filters.to ?? ''}
        min={filters.from}
        onChange={(to) => setFilters({ to: to || undefined })}
      />
      <SelectField
        label={t('field.kind')}
        value={filters.kind ?? ''}
        options={[
          any,
          ...(['slots', 'open', 'mentoring'] as const).map((value) => ({
            value,
            label: t(`common:kinds.${value}`),
          })),
        ]}
        onChange={(kind) => setFilters({ kind: kind || undefined })}
      />
      <SelectField
        label={t('find.free')}
        value={filters.free ?? ''}
        options={[any, { value: 'true', label: t('find.freeOnly') }]}
        onChange={(free) => setFilters({ free: free || undefined })}
      />
      <SelectField
        label={t('find.signedUp')}
        value={filters.signedUp ?? ''}
        options={[
          any,
          { value: 'true', label: t('find.signedUpYes') },
          { value: 'false', label: t('find.signedUpNo') },
        ]}
        onChange={(signedUp) => setFilters({ signedUp: signedUp || undefined })}
      />
    </form>
  );
}

interface WordsFilterProps {
  readonly name: 'search' | 'place';
  readonly label: string;
}

/** Words that reach the address once typing has paused. */
function WordsFilter({ name, label }: WordsFilterProps) {
  const [filters, setFilters] = useFilters();
  const present = filters[name] ?? '';
  const [words, setWords] = useState(present);
  const [seen, setSeen] = useState(present);
  if (seen !== present) {
    // The address changed by other means: a link, the way back, cleared filters.
    setSeen(present);
    if (words.trim() !== present) setWords(present);
  }
  const settled = useDebounced(words.trim(), SEARCH_AFTER_MILLISECONDS);
  useEffect(() => {
    if (settled !== present) setFilters({ [name]: settled || undefined });
    // Only what is typed changes the address.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  return <TextField type="search" label={label} value={words} onChange={setWords} />;
}
