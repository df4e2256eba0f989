/** What Terraform means by its `action_reason`. */
const CAUSES: Readonly<Record<string, string>> = {
  replace_because_tainted: 'an apply that did not end well left it tainted',
  replace_by_request: 'its replacement was asked for',
  replace_by_triggers: '`replace_triggered_by` names something that changes',
  replace_because_cannot_update: 'it cannot be changed in place',
  delete_because_no_resource_config: 'it is no longer in the code',
  delete_because_no_module: 'its module is no longer in the code',
  delete_because_wrong_repetition: '`count` or `for_each` came or went',
  delete_because_count_index: '`count` no longer reaches it',
  delete_because_each_key: '`for_each` no longer has its key',
  delete_because_no_move_target: '`moved` names a place that is not in the code',
  read_because_config_unknown: 'what it asks for is known only after the apply',
  read_because_dependency_pending: 'it waits for what it depends on',
  read_because_check_nested: 'a check asks for it',
};

/** Why a plan puts something off. */
const DEFERRALS: Readonly<Record<string, string>> = {
  instance_count_unknown: 'put off: how many there are is known only after the apply',
  resource_config_unknown: 'put off: what it is to be is known only after the apply',
  provider_config_unknown: 'put off: its provider is configured by something known only after the apply',
  deferred_prereq: 'put off with what it depends on',
  absent_prereq: 'put off: what it depends on is missing',
};

const MOST_PATHS = 3;

/** Terraform's reason in words. A word that this table lacks is shown as it is. */
export function causeInWords(cause: string): string {
  return CAUSES[cause] ?? cause.replaceAll('_', ' ');
}

export function deferralInWords(reason: string): string {
  return DEFERRALS[reason] ?? `put off: ${reason.replaceAll('_', ' ')}`;
}

/** The attributes whose difference makes a new one necessary. */
export function forcedBy(paths: readonly (readonly (string | number)[])[]): string | undefined {
  const names = [...new Set(paths.map(pathText))].filter((path) => path !== '');
  if (names.length === 0) return undefined;
  const shown = names.slice(0, MOST_PATHS).map((name) => `\`${name}\``);
  const more = names.length > MOST_PATHS ? ` and ${names.length - MOST_PATHS} more` : '';
  return `${shown.join(', ')}${more} cannot be changed in place`;
}

function pathText(path: readonly (string | number)[]): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join('')
    .replaceAll('`', "'");
}
