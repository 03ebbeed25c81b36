import { useState } from 'react';

/** The rows of a page that are chosen, by their keys. */
export interface Chosen {
  readonly keys: ReadonlySet<string>;
  set(keys: readonly string[], checked: boolean): void;
  clear(): void;
}

export function useChosen(): Chosen {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  return {
    keys,
    set(changed, checked) {
      const next = new Set(keys);
      for (const key of changed) {
        if (checked) next.add(key);
        else next.delete(key);
      }
      setKeys(next);
    },
    clear: () => setKeys(new Set()),
  };
}
