import { expect, test } from 'vitest';
import { BuildProgress } from '../../src/model/build-progress.ts';

const at = (second: number) => `2026-11-29T10:00:${String(second).padStart(2, '0')}Z`;
const said = (text: string) => Buffer.from(text).toString('base64');
const line = (status: object) => JSON.stringify(status);

const CONTEXT = { digest: 'c', name: '[internal] load build context', started: at(0), completed: at(1) };
const FROM = { digest: 'f', name: '[1/3] FROM python:3.13', started: at(1), completed: at(1), cached: true };
const RUN = { digest: 'r', name: '[2/3] RUN pip install', started: at(1) };

test('a line per step that ended, whatever BuildKit repeats', () => {
  const progress = new BuildProgress();
  const lines = [
    line({ vertexes: [CONTEXT, FROM] }),
    line({ vertexes: [RUN] }),
    line({ vertexes: [{ ...RUN, completed: at(13) }] }),
    line({ vertexes: [{ ...RUN, completed: at(13) }] }),
    line({ vertexes: [{ digest: 'e', name: 'exporting to image', started: at(13), completed: at(15) }] }),
  ].flatMap((one) => progress.take(one));
  expect(lines).toEqual([
    '[1/3] FROM python:3.13: cached',
    '[2/3] RUN pip install: 12.0 s',
    'exporting to image: 2.0 s',
  ]);
  expect(progress.tally()).toEqual({ steps: 2, cached: 1 });
});

test('a failure is told by the words of the step that failed, and the last ones of the program', () => {
  const progress = new BuildProgress();
  progress.take(line({ vertexes: [RUN], logs: [{ vertex: 'f', data: said('elsewhere') }] }));
  progress.take(line({ logs: [{ vertex: 'r', data: said('resolving\nno such package\n') }] }));
  expect(progress.take(line({ vertexes: [{ ...RUN, completed: at(2), error: 'exit code: 1' }] }))).toEqual([
    '[2/3] RUN pip install: failed',
  ]);
  progress.take('ERROR: failed to solve');
  expect(progress.failed()).toBe('[2/3] RUN pip install');
  expect(progress.lastLines()).toEqual(['resolving', 'no such package', 'ERROR: failed to solve']);
});

test('what fails outside the Dockerfile is told by the program alone', () => {
  const progress = new BuildProgress();
  progress.take('{ not JSON');
  progress.take('ERROR: denied: requested access to the resource is denied');
  expect(progress.failed()).toBeUndefined();
  expect(progress.lastLines()).toEqual([
    '{ not JSON',
    'ERROR: denied: requested access to the resource is denied',
  ]);
});
