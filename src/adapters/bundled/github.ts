export { getOctokit } from '@actions/github';
