import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../commands/labels.js';
import { Button } from '../../design/button.js';
import { Choice, SelectField, TextField } from '../../design/field.js';
import { ErrorNotice } from '../../design/notice.js';
import { LevelFilter } from '../shared/level-filter.js';
import type { EventType, WebhookDraft } from './webhook-requests.js';

interface WebhookFormProps {
  readonly title: string;
  readonly submit: string;
  readonly initial: WebhookDraft;
  /** A new webhook may begin with what happened before. */
  readonly isNew?: boolean;
  onSubmit(draft: WebhookDraft, fromBeginning: boolean): Promise<unknown>;
}

/** What a person decides of a webhook. */
export function WebhookForm({ title, submit, initial, isNew, onSubmit }: WebhookFormProps) {
  const { t } = useTranslation(['webhooks', 'common']);
  const [draft, setDraft] = useState(initial);
  const [from, setFrom] = useState<'now' | 'beginning'>('now');
  const [error, setError] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const set = (changes: Partial<WebhookDraft>) => setDraft((before) => ({ ...before, ...changes }));

  async function send() {
    setSending(true);
    setError(undefined);
    try {
      await onSubmit(draft, from === 'beginning');
      if (isNew) setDraft(initial);
    } catch (failure) {
      setError(failure);
    } finally {
      setSending(false);
    }
  }

  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2>{title}</h2>
      {isNew && <p className="soft">{t('form.hint')}</p>}
      <TextField
        type="url"
        required
        label={t('form.address')}
        hint={t('form.addressHint')}
        value={draft.address}
        onChange={(address) => set({ address })}
      />
      <TextField
        label={t('form.description')}
        maxLength={200}
        value={draft.description}
        onChange={(description) => set({ description })}
      />
      <LevelFilter
        label={t('form.level')}
        value={draft.level}
        onChange={(level) => set({ level: level ?? '' })}
      />
      {isNew && (
        <SelectField
          label={t('form.from')}
          value={from}
          options={(['now', 'beginning'] as const).map((value) => ({
            value,
            label: t(`form.froms.${value}`),
          }))}
          onChange={(value) => setFrom(value === 'now' ? 'now' : 'beginning')}
        />
      )}
      <TypeChoice types={draft.types} onChoose={(types) => set({ types })} />
      {error != null && <ErrorNotice error={error} />}
      <div className="row">
        <Button kind="primary" submits disabled={isSending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

interface TypeChoiceProps {
  readonly types: ReadonlySet<EventType>;
  onChoose(types: ReadonlySet<EventType>): void;
}

function TypeChoice({ types, onChoose }: TypeChoiceProps) {
  const { t, i18n } = useTranslation(['webhooks', 'events']);
  const labels = useLabels();
  const all = Object.keys(
    i18n.getResource(i18n.language, 'events', 'types') as object,
  ) as EventType[];
  return (
    <details className="disclosure">
      <summary>
        {types.size === 0 ? t('form.allTypes') : t('form.types', { count: types.size })}
      </summary>
      <fieldset className="stack stack-tight">
        <legend className="visually-hidden">{t('form.choose')}</legend>
        {all.map((type) => (
          <Choice
            key={type}
            type="checkbox"
            checked={types.has(type)}
            onChange={(checked) =>
              onChoose(
                new Set(checked ? [...types, type] : [...types].filter((one) => one !== type)),
              )
            }
          >
            {labels.event(type)}
          </Choice>
        ))}
      </fieldset>
    </details>
  );
}
