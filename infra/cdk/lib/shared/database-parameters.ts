/** What differs, or is meant to stay, from RDS's own: parameter → value. */
export const PARAMETERS: Readonly<Record<string, string>> = {
  // Connections without TLS are refused, whatever the client's sslmode says.
  'rds.force_ssl': '1',
  // MD5 hashes can be replayed; every driver that Django supports speaks SCRAM.
  password_encryption: 'scram-sha-256',
  'rds.accepted_password_auth_method': 'scram',
  // A request that dies in the middle of a transaction must not hold its row locks for ever. Milliseconds.
  idle_in_transaction_session_timeout: '60000',
  // A query whose task was killed ends within ten seconds, instead of working on for nobody.
  client_connection_check_interval: '10000',
  // No limit: migrations build indexes for longer than any request may take. Limit requests in Django.
  statement_timeout: '0',
  // gp3 reads a random page nearly as fast as the next one; the default of 4 is of spinning disks and avoids indexes.
  random_page_cost: '1.1',
  // A fifth of a table dead, the default, is much for Django's sessions and for Celery's results.
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_analyze_scale_factor: '0.02',
  // The slow ones, with what they waited for: enough to find them, too little to fill the log.
  log_min_duration_statement: '500',
  log_lock_waits: '1',
  log_temp_files: '10240',
  // Who changed the schema and when. The rotation sends passwords hashed, so none comes into this log.
  log_statement: 'ddl',
  // Tells waiting for the disk from computing, in Performance Insights and EXPLAIN; costs next to nothing on Graviton.
  track_io_timing: '1',
};
