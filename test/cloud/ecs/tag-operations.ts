import type {
  ListTagsForResourceCommandInput,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-ecs';
import type { Operations } from '../shapes/json-room.ts';
import type { Model } from './model.ts';

export function tagOperations({ tags }: Model): Operations {
  return {
    TagResource: (input: TagResourceCommandInput) => {
      const given = input.tags ?? [];
      const kept = (tags.get(input.resourceArn ?? '') ?? []).filter(
        (tag) => !given.some((other) => other.key === tag.key),
      );
      tags.set(input.resourceArn ?? '', [...kept, ...given]);
    },
    UntagResource: (input: UntagResourceCommandInput) => {
      const kept = tags.get(input.resourceArn ?? '') ?? [];
      tags.set(
        input.resourceArn ?? '',
        kept.filter((tag) => !input.tagKeys?.includes(tag.key ?? '')),
      );
    },
    ListTagsForResource: (input: ListTagsForResourceCommandInput) => ({
      tags: tags.get(input.resourceArn ?? '') ?? [],
    }),
  };
}
