import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { useCommand } from '../../commands/command-context.js';
import { Button } from '../../design/button.js';
import { registrationSubject } from './registration-subject.js';

/** The tasks before coming: what is done, and a button to tick off what is left. */
export function Tasks({
  registration,
}: {
  readonly registration: Schemas['RegistrationWithActions'];
}) {
  const { t } = useTranslation('registrations');
  const ask = useCommand();
  const { done, left } = registration.tasks;
  if (done.length + left.length === 0) return null;
  const action = registration.actions.find(({ command }) => command === 'CompleteTask');
  const mayTick = (task: string): boolean =>
    action?.allowed === true && (action.tasks?.includes(task) ?? true);
  const tickOff = (task: string) =>
    ask({
      command: 'CompleteTask',
      subject: { ...registrationSubject(registration, registration.zone), preset: { task } },
    });
  return (
    <section className="card stack stack-tight" aria-labelledby="tasks">
      <h2 id="tasks">{t('one.tasks')}</h2>
      <ul className="plain-list stack stack-tight">
        {left.map((task) => (
          <li key={task} className="row row-apart">
            <span>{task}</span>
            {mayTick(task) ? (
              <Button aria-label={t('one.tickOff', { task })} onClick={() => tickOff(task)}>
                {t('one.done')}
              </Button>
            ) : (
              <span className="small soft">{t('one.taskLeft')}</span>
            )}
          </li>
        ))}
        {done.map((task) => (
          <li key={task} className="soft">
            ✓ {t('one.taskDone', { task })}
          </li>
        ))}
      </ul>
    </section>
  );
}
