import { useEffect, useState } from 'react';
import { TextField } from '../../design/field.js';
import { useDebounced } from '../../design/use-debounced.js';
import { useFilters } from '../../shell/use-filters.js';

const SEARCH_AFTER_MILLISECONDS = 300;

interface SearchFieldProps {
  readonly label: string;
  readonly hint?: string;
}

/** A search bar whose words stand in the address as `search`. */
export function SearchField({ label, hint }: SearchFieldProps) {
  const [filters, setFilters] = useFilters();
  const [words, setWords] = useState(filters.search ?? '');
  const settled = useDebounced(words, SEARCH_AFTER_MILLISECONDS);
  useEffect(() => {
    if (settled !== (filters.search ?? '')) setFilters({ search: settled || undefined });
    // Only what is typed changes the address; the address is read once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  return <TextField type="search" label={label} hint={hint} value={words} onChange={setWords} />;
}
