import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { formatSpan } from '../../design/format.js';
import { Status } from '../../design/status.js';

export type Slot = Schemas['SlotView'];
type InitiativeStatus = Schemas['InitiativeListItem']['status'];

/** An initiative belongs to no company, so its times are shown in the zone of whoever looks. */
export const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const slotSpan = ({ start, end }: Slot): string => formatSpan(start, end, OWN_ZONE);

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
