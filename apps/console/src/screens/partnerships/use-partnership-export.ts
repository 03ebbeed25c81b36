import { useMutation } from '@tanstack/react-query';
import { api, type Schemas } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { answerOf } from '../../api/requests.js';
import { saveFile } from '../../api/save-file.js';
import { currentLanguage } from '../../words/words.js';

const ASK_AGAIN_MILLISECONDS = 700;

const isReady = ({ status }: Schemas['ExportAnswer']): boolean =>
  !['waiting', 'running'].includes(status);

/** Makes the partnership tracking export of all partners, or of one nonprofit, and downloads it once it is finished. */
export const usePartnershipExport = () =>
  useMutation({
    mutationFn: async (nonprofit?: string) => {
      let made = await answerOf(
        api.POST('/exports', {
          params: { query: { wait: 'true' } },
          body: {
            name: 'partnerships',
            locale: currentLanguage(),
            ...(nonprofit !== undefined && { nonprofit }),
          },
        }),
      );
      const path = { export: made.id };
      while (!isReady(made)) {
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MILLISECONDS));
        made = await answerOf(api.GET('/exports/{export}', { params: { path } }));
      }
      if (made.problem) throw new Error(made.problem.detail);
      await saveFile(
        api.GET('/exports/{export}/file', { params: { path }, parseAs: 'blob' }),
        'partnerships.csv',
      );
      void queryClient.invalidateQueries({ queryKey: ['get', '/exports'] });
    },
  });

/** Downloads the agreement of a partnership in the language of the screen. */
export const useAgreement = () =>
  useMutation({
    mutationFn: (partnership: string) =>
      saveFile(
        api.GET('/partnerships/{partnership}/agreement', {
          params: { path: { partnership }, query: { locale: currentLanguage() } },
          parseAs: 'blob',
        }),
        'agreement.pdf',
      ),
  });
