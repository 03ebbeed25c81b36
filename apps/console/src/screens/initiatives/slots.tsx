import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { useCommand } from '../../commands/command-context.js';
import { useLabels } from '../../commands/labels.js';
import { toLocal } from '../../commands/zoned-time.js';
import { Button } from '../../design/button.js';
import { Status } from '../../design/status.js';
import { initiativeSubject } from './initiative-subject.js';
import { comingSlots, PlacesLeft, slotSpan, zoneOf, type Slot } from './initiative-words.js';
import { SlotPeople } from './slot-people.js';
import type { Selection } from './use-selection.js';

interface SlotsProps {
  readonly initiative: Schemas['InitiativeWithActions'];
  readonly selection: Selection;
  /** Whether the person runs initiatives. */
  readonly runs: boolean;
}

/** The slots to come with the places left, then those that are over or cancelled. */
export function Slots(props: SlotsProps) {
  const { t } = useTranslation('initiatives');
  const { slots } = props.initiative;
  const coming = comingSlots(slots);
  const others = slots.filter((slot) => !coming.includes(slot));
  return (
    <section className="card stack" aria-labelledby="slots">
      <h2 id="slots">{t('slots.title')}</h2>
      <p className="small soft">{t('slots.zone', { zone: zoneOf(props.initiative) })}</p>
      {coming.length === 0 && <p>{t('slots.none')}</p>}
      <ul className="cards">
        {coming.map((slot) => (
          <SlotCard key={slot.id} slot={slot} {...props} />
        ))}
      </ul>
      {others.length > 0 && (
        <details className="disclosure">
          <summary>{t('slots.over', { count: others.length })}</summary>
          <ul className="cards">
            {others.toReversed().map((slot) => (
              <SlotCard key={slot.id} slot={slot} {...props} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function SlotCard({ slot, initiative, selection, runs }: SlotsProps & { readonly slot: Slot }) {
  const { t } = useTranslation('initiatives');
  const ask = useCommand();
  const labels = useLabels();
  const own = selection.registration?.participationDates.find(
    (date) => date.slot === slot.id && date.status !== 'cancelled',
  );
  const { action } = selection;
  const mayChoose = action?.allowed === true && (action.slots?.includes(slot.id) ?? true) && !own;
  const span = slotSpan(slot, zoneOf(initiative));
  return (
    <li className="card stack stack-tight">
      <div className="row row-apart">
        <span>
          <strong>
            <time dateTime={slot.start}>{span}</time>
          </strong>
          <span className="soft">
            {' · '}
            {slot.cancelled ? t('slots.cancelled') : <PlacesLeft slot={slot} />}
          </span>
        </span>
        <span className="row no-print">
          {own && <Status status={own.status} label={own.label} />}
          {mayChoose && (
            <Button
              aria-label={t('slots.chooseThis', { span })}
              onClick={() => ask(selection.request(slot.id))}
            >
              {t('slots.choose')}
            </Button>
          )}
          {runs &&
            SLOT_COMMANDS.filter((command) => mayGive(initiative, command, slot)).map((command) => (
              <Button
                key={command}
                kind="quiet"
                aria-label={`${labels.command(command)}: ${span}`}
                onClick={() => ask({ command, subject: subjectOf(initiative, slot) })}
              >
                {labels.command(command)}
              </Button>
            ))}
        </span>
      </div>
      {runs && <SlotPeople slot={slot.id} />}
    </li>
  );
}

const SLOT_COMMANDS = ['ChangeSlot', 'CancelSlot'];

const mayGive = (
  { actions }: Schemas['InitiativeWithActions'],
  command: string,
  { id }: Slot,
): boolean =>
  actions.some(
    (action) =>
      action.command === command && action.allowed && (action.slots?.includes(id) ?? false),
  );

/** The form begins with the slot's own times and places. */
const subjectOf = (initiative: Schemas['InitiativeWithActions'], slot: Slot) => ({
  ...initiativeSubject(initiative),
  slots: [{ id: slot.id, label: slotSpan(slot, zoneOf(initiative)) }],
  preset: {
    slot: slot.id,
    start: toLocal(slot.start, zoneOf(initiative)),
    end: toLocal(slot.end, zoneOf(initiative)),
    ...(slot.capacity !== null && { capacity: String(slot.capacity) }),
  },
});
