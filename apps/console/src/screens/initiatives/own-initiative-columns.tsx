import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { formatDay } from '../../design/format.js';
import type { Column } from '../../design/table.js';
import {
  comingSlots,
  InitiativeStatusPill,
  PlacesLeft,
  slotSpan,
  zoneOf,
} from './initiative-words.js';

type Item = Schemas['InitiativeListItem'];

/** Columns of the initiatives that somebody runs. */
export function useOwnInitiativeColumns(): readonly Column<Item>[] {
  const { t } = useTranslation(['initiatives', 'common']);
  return [
    {
      key: 'title',
      label: t('field.title'),
      heading: true,
      cell: ({ id, title }) => (
        <Link to="/initiatives/$id" params={{ id }}>
          {title}
        </Link>
      ),
    },
    {
      key: 'status',
      label: t('field.status'),
      cell: ({ status }) => <InitiativeStatusPill status={status} />,
    },
    {
      key: 'kind',
      label: t('field.kind'),
      cell: ({ kind }) => t(`common:kinds.${kind}`),
    },
    {
      key: 'company',
      label: t('field.company'),
      cell: ({ company }) => company?.name ?? t('field.allPartners'),
    },
    {
      key: 'next',
      label: t('field.nextSlot'),
      cell: (initiative) => {
        const [next] = comingSlots(initiative.slots);
        if (!next) return '–';
        return (
          <>
            {slotSpan(next, zoneOf(initiative))}
            <span className="small soft">
              {' · '}
              <PlacesLeft slot={next} />
            </span>
          </>
        );
      },
    },
    {
      key: 'coming',
      label: t('field.comingSlots'),
      number: true,
      cell: ({ slots }) => comingSlots(slots).length,
    },
    {
      key: 'registrations',
      label: t('run.registrationsShort'),
      cell: ({ id }) => (
        <Link to="/registrations" search={{ initiative: id } as never}>
          {t('run.show')}
        </Link>
      ),
    },
    { key: 'created', label: t('field.created'), cell: ({ createdAt }) => formatDay(createdAt) },
  ];
}
