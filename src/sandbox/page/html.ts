import { escapeAll } from '../text/escape.js';

/** The page's frame. Everything in it is built by `client/main.ts`. */
export const pageHtml = (appName: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeAll(appName)} · sandbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sandbox/style.css">
<script type="module" src="/sandbox/client/main.js"></script>
</head>
<body>
<a class="skip" href="#composer">Skip to the message field</a>
<div id="app"><p class="loading">Starting the workspace…</p></div>
<div id="announcer" class="visually-hidden" role="log" aria-live="polite" aria-label="New messages"></div>
<noscript>The sandbox needs JavaScript.</noscript>
</body>
</html>
`;
