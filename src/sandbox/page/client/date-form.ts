/** Slack's tokens for `<!date^…>`, each as the parts of an instant in one zone. */
const TOKENS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_pretty: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short_pretty: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long_pretty: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

/** `{date_long_pretty} at {time}` in the reader's zone; undefined where a token or the zone is unknown, as in Slack. */
export function dateText(seconds: number, format: string, timeZone: string): string | undefined {
  try {
    const at = new Date(seconds * 1000);
    return format.replace(/\{(\w+)\}/g, (_, token: string) => {
      const options = TOKENS[token];
      if (options === undefined) throw new RangeError(token);
      return new Intl.DateTimeFormat('en-US', { ...options, timeZone }).format(at);
    });
  } catch {
    return undefined;
  }
}
