import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import type { LineProps } from '../../lists/long-cards.js';
import {
  comingSlots,
  hasPlaces,
  InitiativeStatusPill,
  PlacesLeft,
  slotSpan,
  zoneOf,
} from './initiative-words.js';
import { OwnSignUp } from './own-sign-up.js';

const SHOWN_SLOTS = 3;

interface InitiativeCardProps {
  readonly initiative: Schemas['InitiativeListItem'];
  /** Its place in the list. */
  readonly line: LineProps;
}

/** An initiative of a list: what it is, when it is next, and the person's own sign-up. */
export function InitiativeCard({ initiative, line }: InitiativeCardProps) {
  const { t } = useTranslation(['initiatives', 'common']);
  const { id, title, kind, status, nonprofit, company, place, description, tasks } = initiative;
  const coming = comingSlots(initiative.slots);
  const shown = coming.filter(hasPlaces).slice(0, SHOWN_SLOTS);
  const summary = [nonprofit.name, t(`common:kinds.${kind}`), place, company?.name];
  return (
    <li className="card stack stack-tight" {...line}>
      <div className="row row-apart">
        <h3>
          <Link to="/initiatives/$id" params={{ id }}>
            {title}
          </Link>
        </h3>
        {status !== 'open' && <InitiativeStatusPill status={status} />}
      </div>
      <p className="soft">{summary.filter(Boolean).join(' · ')}</p>
      {description !== null && <p className="text clamped">{description}</p>}
      {initiative.registration && <OwnSignUp registration={initiative.registration} />}
      {kind === 'slots' &&
        (shown.length === 0 ? (
          <p className="soft">{coming.length === 0 ? t('slots.none') : t('slots.allFull')}</p>
        ) : (
          <ul className="plain-list">
            {shown.map((slot) => (
              <li key={slot.id}>
                <time dateTime={slot.start}>{slotSpan(slot, zoneOf(initiative))}</time>
                <span className="soft">
                  {' · '}
                  <PlacesLeft slot={slot} />
                </span>
              </li>
            ))}
            {coming.length > shown.length && (
              <li className="small soft">
                {t('slots.more', { count: coming.length - shown.length })}
              </li>
            )}
          </ul>
        ))}
      {tasks.length > 0 && <p className="small">{t('tasksBefore', { tasks: tasks.join(', ') })}</p>}
    </li>
  );
}
