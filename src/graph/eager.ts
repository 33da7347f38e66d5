/**
 * Methods and properties that Mars answers with data, not with a lazy object: it computes at once. A cluster builds graphs in its web process, which would
 * wait there for itself, and answer nobody any more. Whoever wants data of a cluster executes and fetches.
 */
export const eagerNames: ReadonlySet<string> = new Set([
  ...['execute', 'fetch', 'fetch_infos', 'fetch_log', 'visualize'],
  ...['to_pandas', 'to_numpy', 'to_dict', 'to_list', 'tolist', 'to_kv'],
  ...['iterrows', 'itertuples', 'items', 'iteritems', 'iterbatch', 'plot', 'empty'],
  ...['to_pydatetime', 'to_pytimedelta'],
]);
