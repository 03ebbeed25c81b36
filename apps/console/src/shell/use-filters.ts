import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Search } from './search.js';

/** The filters of a list, as they stand in the address. A changed filter leads back to the first page. */
export function useFilters(): [Search, (changes: Search) => void] {
  const filters: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (changes: Search) => {
      void navigate({
        to: '.',
        search: ((before: Search) => ({ ...before, after: undefined, ...changes })) as never,
      });
    },
    [navigate],
  );
  return [filters, change];
}
