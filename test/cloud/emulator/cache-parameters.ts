import { awsOperation, awsService, formOf } from '../aws-request.ts';
import type { Room } from '../room.ts';

/**
 * ElastiCache shows the parameters of one source only when it is asked for one; the emulator shows all,
 * and Terraform would then take the engine's own for a change that somebody made.
 */
export function bySource(emulator: Room): Room {
  return {
    answer: async (request) => {
      const answer = await emulator.answer(request);
      if (awsService(request) !== 'elasticache' || awsOperation(request) !== 'DescribeCacheParameters')
        return answer;
      const source = formOf(request).get('Source');
      if (!source) return answer;
      const { 'content-length': _, ...headers } = answer.headers;
      return { ...answer, headers, body: onlyOf(source, Buffer.from(answer.body).toString('utf8')) };
    },
  };
}

function onlyOf(source: string, xml: string): string {
  return xml.replaceAll(/<Parameter>.*?<\/Parameter>/gs, (one) =>
    one.includes(`<Source>${source}</Source>`) ? one : '',
  );
}
