import { useState } from 'react';
import type { Schemas } from '../../api/client.js';

type Item = Schemas['RegistrationListItem'];

/** What a bulk action needs of a registration: the revision that was seen, and a name for its outcome. */
export interface Selected {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
}

export interface Selection {
  readonly chosen: ReadonlyMap<string, Selected>;
  has(id: string): boolean;
  choose(items: readonly Item[], checked: boolean): void;
  clear(): void;
}

/** Chosen registrations. They stay chosen when another page or other filters are shown. */
export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Selected>>(new Map());
  return {
    chosen,
    has: (id) => chosen.has(id),
    choose(items, checked) {
      const changed = new Map(chosen);
      for (const { id, revision, employee, initiative } of items) {
        if (checked)
          changed.set(id, { id, revision, name: `${employee.name} · ${initiative.title}` });
        else changed.delete(id);
      }
      setChosen(changed);
    },
    clear: () => setChosen(new Map()),
  };
}
