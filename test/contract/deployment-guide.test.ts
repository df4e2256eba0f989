import { expect, test } from 'vitest';
import { readPage } from './pages.ts';

test('the sizes in the guide are those of the code', () => {
  const guide = readPage('.github/DEPLOYMENT.md');
  const shared = readPage('infra/terraform/shared/main.tf');
  const color = readPage('infra/terraform/modules/ecs-color/main.tf');
  for (const size of ['development', 'production'] as const) {
    const column = size === 'development' ? 2 : 3;
    const cell = (row: string) =>
      new RegExp(`^\\| ${row} \\|.*$`, 'm').exec(guide)?.[0].split('|')[column] ?? '';
    const value = (name: string) =>
      new RegExp(`${size} = \\{[^}]*?\\b${name}\\s*= "?([\\w.-]+)`).exec(shared)?.[1];
    expect(cell('database')).toContain(`${value('instance_class')}, `);
    expect(cell('database')).toContain(`${value('storage_gb')} GB, ${value('backup_days')} days`);
    expect(cell('cache')).toContain(`${value('node_type')}, ${value('nodes')} node`);
    const [, cpu, memory, least, most] =
      new RegExp(`${size} += \\{ cpu = (\\d+), memory = (\\d+), web_min = (\\d), web_max = (\\d)`).exec(
        color,
      ) ?? [];
    const words = Number(memory) < 1024 ? `${memory} MiB` : `${Number(memory) / 1024} GiB`;
    expect(cell('web').trim()).toBe(`${Number(cpu) / 1024} vCPU, ${words}, ${least} to ${most} tasks`);
  }
});
