import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import { Button } from '../../design/button.js';
import { formatDay } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Status } from '../../design/status.js';
import type { Column } from '../../design/table.js';
import { useSession } from '../../session/session.js';
import { PARTNERSHIP_COMMANDS, partnershipSubject } from './partnership-subject.js';
import { useAgreement, usePartnershipExport } from './use-partnership-export.js';

type Item = Schemas['PartnershipListItem'];

const dayOf = (instant: string | null): string => (instant === null ? '–' : formatDay(instant));

/** Columns of the Partners tab. Those of a nonprofit see whose partner it is. */
export function usePartnerColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('partnerships');
  const { roles } = useSession().capabilities;
  const several = roles.some(({ role }) => ['coordinator', 'platform'].includes(role));
  return [
    {
      key: 'nonprofit',
      label: t('column.nonprofit'),
      heading: true,
      cell: ({ nonprofit }) => nonprofit.name,
    },
    ...(several
      ? [
          {
            key: 'company',
            label: t('column.company'),
            cell: ({ company }: Item) => company.name,
          },
        ]
      : []),
    {
      key: 'locations',
      label: t('column.locations'),
      cell: ({ nonprofit }) => nonprofit.locations.join(', ') || '–',
    },
    {
      key: 'status',
      label: t('column.status'),
      cell: ({ shown, label, status, cancelledBy, mandate }) => (
        <div className="stack stack-tight">
          {label && (
            <span>
              <Status status={shown} label={label} />
            </span>
          )}
          {status === 'declined' && <span className="small soft">{t('ended.declined')}</span>}
          {status === 'cancelled' && (
            <span className="small soft">{t(`ended.${cancelledBy ?? 'company'}`)}</span>
          )}
          {mandate !== null && <span className="small soft">{t('list.mandate')}</span>}
        </div>
      ),
    },
    { key: 'level', label: t('column.level'), cell: ({ level }) => level.path },
    {
      key: 'proposed',
      label: t('column.proposed'),
      cell: ({ proposedAt }) => dayOf(proposedAt),
    },
    {
      key: 'validated',
      label: t('column.validated'),
      cell: ({ validatedAt }) => dayOf(validatedAt),
    },
    { key: 'refused', label: t('column.refused'), cell: ({ refusedAt }) => dayOf(refusedAt) },
    { key: 'acts', label: t('column.acts'), cell: (partnership) => <Acts {...partnership} /> },
  ];
}

/** What one does with a partner without opening it. */
function Acts(partnership: Item) {
  const { t } = useTranslation('partnerships');
  const { id, nonprofit, agreementDownload, actions = [] } = partnership;
  const { name } = nonprofit;
  const agreement = useAgreement();
  const made = usePartnershipExport();
  const failure = agreement.error ?? made.error;
  return (
    <div className="row no-print">
      <Link
        className="button"
        to="/partnerships/$id"
        params={{ id }}
        aria-label={t('view.of', { name })}
      >
        {t('view.short')}
      </Link>
      <details className="disclosure">
        <summary aria-label={t('acts.of', { name })}>{t('acts.short')}</summary>
        <div className="stack stack-tight">
          <CommandActions
            short
            subject={partnershipSubject(partnership)}
            actions={actions}
            only={PARTNERSHIP_COMMANDS}
          />
          <div className="row">
            {agreementDownload && (
              <Button disabled={agreement.isPending} onClick={() => agreement.mutate(id)}>
                {t('agreement.download')}
              </Button>
            )}
            <Button disabled={made.isPending} onClick={() => made.mutate(nonprofit.id)}>
              {made.isPending ? t('export.running') : t('export.one')}
            </Button>
          </div>
          {failure && <ErrorNotice error={failure} />}
        </div>
      </details>
    </div>
  );
}
