/** An image as a lifecycle policy sees it. */
export interface Image {
  readonly digest: string;
  readonly tags: ReadonlySet<string>;
  /** In days since some day. */
  readonly pushed: number;
  /** Digests that an index names. */
  readonly children?: readonly string[];
}

interface Selection {
  readonly tagStatus: 'tagged' | 'untagged';
  readonly tagPrefixList?: readonly string[];
  readonly countType: 'imageCountMoreThan' | 'sinceImagePushed';
  readonly countNumber: number;
}

export interface Rule {
  readonly rulePriority: number;
  readonly selection: Selection;
}

/**
 * Whether images that an earlier rule selected count towards a later rule's number. AWS's words allow
 * both readings, so what must hold has to hold with either.
 */
export type Counting = 'all' | 'own';

/**
 * What ECR would delete on a day, by its documentation: rules in the order of their priority, each from the
 * oldest push on; what one selected, whether it expires it or not, no later one may expire; what an index
 * names stays as long as the index.
 * @returns digests
 */
export function expired(
  rules: readonly Rule[],
  images: readonly Image[],
  today: number,
  counting: Counting,
): ReadonlySet<string> {
  const named = new Set(images.flatMap(({ children = [] }) => children));
  const selected = new Set<string>();
  const gone = new Set<string>();
  for (const { selection } of [...rules].sort((one, other) => one.rulePriority - other.rulePriority)) {
    const matching = images.filter((image) => matches(selection, image));
    const free = matching.filter(({ digest }) => !selected.has(digest));
    const due = beyond(selection, counting === 'all' ? matching : free, today);
    for (const { digest } of due) if (!selected.has(digest) && !named.has(digest)) gone.add(digest);
    for (const { digest } of matching) selected.add(digest);
  }
  return gone;
}

/** With several prefixes an image needs a tag for each of them. */
function matches({ tagStatus, tagPrefixList = [] }: Selection, { tags }: Image): boolean {
  if (tagStatus === 'untagged') return tags.size === 0;
  return tagPrefixList.every((prefix) => [...tags].some((tag) => tag.startsWith(prefix)));
}

function beyond(selection: Selection, images: readonly Image[], today: number): readonly Image[] {
  const { countType, countNumber } = selection;
  if (countType === 'sinceImagePushed') return images.filter(({ pushed }) => today - pushed > countNumber);
  return [...images].sort((one, other) => other.pushed - one.pushed).slice(countNumber);
}
