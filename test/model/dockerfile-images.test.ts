import { expect, test } from 'vitest';
import { imagesOf } from '../../src/model/dockerfile-images.ts';

const CASES: readonly (readonly [string, string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ['one base', 'FROM python:3.13\n', {}, ['python:3.13']],
  ['a pinned one', 'FROM python@sha256:ab\n', {}, ['python@sha256:ab']],
  ['scratch is nobody', 'FROM scratch\nCOPY a /\n', {}, []],
  ['a stage is ours', 'FROM python:3.13 AS base\nFROM base\n', {}, ['python:3.13']],
  ['stages are called without case', 'FROM python:3.13 AS Base\nFROM base AS two\n', {}, ['python:3.13']],
  ['an argument by its default', `ARG BASE=python:3.13\nFROM \${BASE}\n`, {}, ['python:3.13']],
  ['an argument that is given', 'ARG BASE=python:3.13\nFROM $BASE\n', { BASE: 'own:1' }, ['own:1']],
  ['one in another', `ARG V=3.13\nARG BASE=python:\${V}-slim\nFROM \${BASE}\n`, {}, ['python:3.13-slim']],
  ['a word in place of none', `ARG V\nFROM python:\${V:-3.12}\n`, {}, ['python:3.12']],
  ['a word beside one', `ARG S=1\nFROM python:3\${S:+-slim}\n`, {}, ['python:3-slim']],
  ['an argument without a value', `ARG BASE\nFROM \${BASE}\n`, {}, [`\${BASE}`]],
  ['a platform', 'FROM --platform=$BUILDPLATFORM node:24 AS web\n', {}, ['node:24']],
  ['copied from an image', 'FROM a:1\nCOPY --from=uv:0.9 /uv /bin/\n', {}, ['a:1', 'uv:0.9']],
  ['copied with other flags', 'FROM a:1\nCOPY --chown=1:1 --from=uv:0.9 /uv /bin/\n', {}, ['a:1', 'uv:0.9']],
  ['copied from a stage', 'FROM a:1 AS one\nFROM b:1\nCOPY --from=one /x /\n', {}, ['a:1', 'b:1']],
  ['copied by number', 'FROM a:1\nFROM b:1\nCOPY --from=0 /x /\n', {}, ['a:1', 'b:1']],
  ['mounted', 'FROM a:1\nRUN --mount=type=bind,from=uv:0.9,target=/u true\n', {}, ['a:1', 'uv:0.9']],
  ['not what a command says', 'FROM a:1\nRUN pip install --from=pypi x\n', {}, ['a:1']],
  ['the frontend', '# syntax=docker/dockerfile:1\nFROM a:1\n', {}, ['docker/dockerfile:1', 'a:1']],
  ['no frontend below a comment', '# hello\n# syntax=x:1\nFROM a:1\n', {}, ['a:1']],
  ['each once', 'FROM a:1 AS x\nFROM a:1\n', {}, ['a:1']],
];

test.each(CASES)('%s', (_, dockerfile, buildArgs, images) => {
  expect(imagesOf(dockerfile, buildArgs)).toEqual(images);
});
