import type { ContainerBehaviour, ImageProgram, Program, Start } from './behaviour.ts';

/** Which behaviour belongs to which image. */
export class Programs {
  readonly #byImage = new Map<string, ImageProgram>();
  readonly #starts = new Map<string, number>();
  readonly #otherwise: ContainerBehaviour | undefined;

  /** @param otherwise what images without a program do; by default services run, and tasks exit with 0 */
  constructor(otherwise: ContainerBehaviour | undefined) {
    this.#otherwise = otherwise;
  }

  /** @param image a whole image name, or its digest alone; a later program replaces an earlier one */
  set(image: string, program: ImageProgram): void {
    this.#byImage.set(image, program);
  }

  behaviour(image: string, container: string, start: Omit<Start, 'nth'>): ContainerBehaviour {
    const key = `${image} ${container}`;
    const nth = (this.#starts.get(key) ?? 0) + 1;
    this.#starts.set(key, nth);
    const program = this.#find(image, container);
    if (program === undefined) return this.#otherwise ?? usual(start.group);
    return typeof program === 'function' ? program({ ...start, nth }) : program;
  }

  #find(image: string, container: string): Program | undefined {
    const program = this.#byImage.get(image) ?? this.#byImage.get(image.split('@').at(-1) ?? '');
    return program?.[container] ?? program?.['*'];
  }
}

function usual(group: string): ContainerBehaviour {
  return group.startsWith('service:') ? { kind: 'runs' } : { kind: 'exits', after: 2_000, code: 0 };
}
