import { expect, test } from 'vitest';
import type { CloudRequest } from '../room.ts';
import { bySource } from './cache-parameters.ts';

const parameter = (name: string, source: string) =>
  `<Parameter><ParameterName>${name}</ParameterName><Source>${source}</Source></Parameter>`;
const everything = parameter('databases', 'system') + parameter('maxmemory-policy', 'user');
const room = bySource({
  answer: async () => ({ status: 200, headers: { 'content-length': '1' }, body: everything }),
});

function asked(body: string): CloudRequest {
  const authorization = 'AWS4-HMAC-SHA256 Credential=k/20261101/eu-central-1/elasticache/aws4_request, x';
  return { method: 'POST', url: '/', headers: { authorization }, body: Buffer.from(body) };
}

test('parameters of another source than the one asked for are left out', async () => {
  const answer = await room.answer(asked('Action=DescribeCacheParameters&Source=user'));
  expect(answer.body).toBe(parameter('maxmemory-policy', 'user'));
  expect(answer.headers).toEqual({});
});

test('without a source all parameters are shown', async () => {
  const answer = await room.answer(asked('Action=DescribeCacheParameters'));
  expect(answer.body).toBe(everything);
});
