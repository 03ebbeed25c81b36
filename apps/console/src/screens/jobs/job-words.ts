import { useTranslation } from 'react-i18next';

/** Texts of kinds of jobs, of their states and of outcomes. A name without a text is shown as it is. */
export function useWords() {
  const { t } = useTranslation(['jobs', 'registrations']);
  const text = (key: string, name: string): string =>
    (t as (key: string, options: object) => string)(key, { defaultValue: name });
  return {
    kind: (name: string) => text(`jobs:kind.${name}`, name),
    state: (name: string) => text(`jobs:state.${name}`, name),
    outcome: (name: string) => text(`jobs:outcome.${name}`, name),
    status: (name: string) => text(`registrations:status.${name}`, name),
    field: (name: string) => text(`jobs:field.${name}`, name),
  };
}
