import { useTranslation } from 'react-i18next';

export interface Labels {
  command(name: string): string;
  field(name: string): string;
  choice(value: string): string;
  event(type: string): string;
  audience(name: string): string;
  /** Why a right is missing. */
  missing(reason: string): string;
}

/** Texts of names that the API gives. A name without a text is shown as it is. */
export function useLabels(): Labels {
  const { t } = useTranslation(['commands', 'events']);
  const text = (key: string, name: string): string =>
    (t as (key: string, options: object) => string)(key, { defaultValue: name });
  return {
    command: (name) => text(`commands:labels.${name}`, name),
    field: (name) => text(`commands:fields.${name}`, name),
    choice: (value) => text(`commands:choices.${value}`, value),
    event: (type) => text(`events:types.${type}`, type),
    missing: (reason) => text(`commands:whyNot.missing.${reason}`, reason),
    audience: (name) => text(`events:audiences.${name}`, name),
  };
}
