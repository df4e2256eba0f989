import { expect, test } from 'vitest';
import { readInspect } from '../../src/adapters/buildx-inspect.ts';

test('a builder with two nodes', () => {
  const text = [
    'Name:          pair',
    'Driver:        docker-container',
    'Last Activity: 2026-11-29 10:00:00 +0000 UTC',
    '',
    'Nodes:',
    'Name:                  pair0',
    'Endpoint:              unix:///var/run/docker.sock',
    'Status:                running',
    'BuildKit version:      v0.34.0',
    'Platforms:             linux/amd64*, linux/amd64/v2, linux/386',
    'Labels:',
    ' org.mobyproject.buildkit.worker.executor: oci',
    '',
    'Name:                  pair1',
    'Status:                running',
    'Platforms:             linux/arm64, linux/arm/v7',
  ].join('\n');
  expect(readInspect(text)).toEqual({
    name: 'pair',
    driver: 'docker-container',
    nodes: [
      ['linux/amd64', 'linux/amd64/v2', 'linux/386'],
      ['linux/arm64', 'linux/arm/v7'],
    ],
  });
});

test('a node that does not run has no platforms, and says why', () => {
  const text = 'Name:   default\nDriver: docker\n\nNodes:\nName:  default\nError: cannot connect\n';
  const builder = { name: 'default', nodes: [], error: 'cannot connect' };
  expect(readInspect(text)).toEqual({ ...builder, driver: 'docker' });
  const away = 'Name:   default\nDriver: \nError:  cannot connect\n\nNodes:\n';
  expect(readInspect(away)).toEqual({ ...builder, driver: 'unknown' });
});
