import { z } from 'zod';

function steps(from: number, to: number): readonly number[] {
  return Array.from({ length: (to - from) / 1024 + 1 }, (_, index) => from + index * 1024);
}

/** CPU units → MB, as https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html pairs them. */
const PAIRS: Readonly<Record<number, readonly number[]>> = {
  256: [512, 1024, 2048],
  512: steps(1024, 4096),
  1024: steps(2048, 8192),
  2048: steps(4096, 16_384),
  4096: steps(8192, 30_720),
};

export const taskSize = z
  .strictObject({ cpu: z.number(), memory: z.number() })
  .refine(
    ({ cpu, memory }) => PAIRS[cpu]?.includes(memory) ?? false,
    'Fargate has no such pair: 256 CPU units go with 512, 1024 or 2048 MB, 512 with 1024 to 4096, 1024 with 2048 to 8192, 2048 with 4096 to 16384, 4096 with 8192 to 30720, in steps of 1024',
  );

export type TaskSize = z.output<typeof taskSize>;
