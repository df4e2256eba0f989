import { Repository } from './repository.ts';
import { type Answered, one } from './route.ts';
import { repositoryView } from './views.ts';

/** A repository that everybody can see, and of which nothing is asked but its name. */
export interface OtherRepository {
  readonly id: number;
  /** `owner/name` */
  readonly name: string;
  /** Its name before it was renamed: who asks for it is sent on. */
  readonly formerly?: string;
}

export type OtherAnswer = Answered | { readonly kind: 'moved'; readonly location: string };

/** Names are found whatever the case of their letters, as on GitHub. */
export function otherAnswer(others: readonly OtherRepository[], path: string): OtherAnswer | undefined {
  const asked = path.toLowerCase();
  for (const other of others) {
    if (asked === `/repos/${other.name}`.toLowerCase() || asked === `/repositories/${other.id}`)
      return one(viewOf(other));
    // GitHub names the whole address; this one does not know at which it is asked.
    if (asked === `/repos/${other.formerly}`.toLowerCase())
      return { kind: 'moved', location: `../../repositories/${other.id}` };
  }
  return undefined;
}

function viewOf({ id, name }: OtherRepository) {
  const [owner = '', own = ''] = name.split('/');
  return { ...repositoryView(new Repository(owner, own)), id, private: false };
}
