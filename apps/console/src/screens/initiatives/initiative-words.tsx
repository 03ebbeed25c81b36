import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { browserZone, formatSpan } from '../../design/format.js';
import { Status } from '../../design/status.js';

export type Slot = Schemas['SlotView'];
type InitiativeStatus = Schemas['InitiativeListItem']['status'];

/** The zone in which the times of an initiative are shown and typed: the one that it has for whoever looks, else that of the browser. */
export const zoneOf = ({ zone }: Pick<Schemas['InitiativeListItem'], 'zone'>): string =>
  zone ?? browserZone();

export const slotSpan = ({ start, end }: Slot, zone: string): string =>
  formatSpan(start, end, zone);

/** Slots that are neither over nor cancelled, the soonest first. */
export const comingSlots = (slots: readonly Slot[]): readonly Slot[] =>
  slots
    .filter(({ end, cancelled }) => !cancelled && Date.parse(end) > Date.now())
    .sort((one, other) => one.start.localeCompare(other.start));

export const hasPlaces = ({ left }: Slot): boolean => left === null || left > 0;

export function InitiativeStatusPill({ status }: { readonly status: InitiativeStatus }) {
  const { t } = useTranslation('initiatives');
  const text = t(`status.${status}`);
  return <Status status={status} label={{ en: text, fr: text }} />;
}

/** How many places a slot has left. */
export function PlacesLeft({ slot: { capacity, left } }: { readonly slot: Slot }) {
  const { t } = useTranslation('initiatives');
  if (capacity === null || left === null) return t('places.unlimited');
  return left > 0 ? t('places.left', { count: left, capacity }) : t('places.full');
}
