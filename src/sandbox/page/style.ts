import { BLOCK_STYLE } from './style-blocks.js';
import { FRAME_STYLE } from './style-frame.js';

/** Colours, sizes and what every part uses. Light and dark follow the system. */
const BASE_STYLE = `
:root {
  color-scheme: light dark;
  --bg: #ffffff; --bg-soft: #f7f7f9; --bg-raised: #ffffff; --hover: #f4f4f7;
  --ink: #1d1c22; --ink-soft: #5d5c66; --line: #e3e3e8; --line-strong: #bdbdc7;
  --accent: #1a5fb4; --accent-soft: #e7f0fb; --on-accent: #ffffff;
  --green: #0a6b4e; --red: #b3202c; --red-soft: #fdecee; --amber: #8a5a00; --amber-soft: #fff5dc;
  --private: #f6f4ee; --mention: #fdf0c8;
  --side: #262a3d; --side-ink: #d5d7e3; --side-soft: #a2a6bb; --side-hover: #343950; --side-current: #4d6fb8;
  --shadow: 0 6px 24px rgb(20 20 40 / .18);
  --font: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #1a1c22; --bg-soft: #202329; --bg-raised: #262930; --hover: #22252c;
    --ink: #e6e6ea; --ink-soft: #a6a8b3; --line: #33363f; --line-strong: #555965;
    --accent: #7fb2f5; --accent-soft: #223349; --on-accent: #10213a;
    --green: #5fc79f; --red: #ff8d93; --red-soft: #41242a; --amber: #e9bd62; --amber-soft: #3a3020;
    --private: #24231f; --mention: #4a3f1c;
    --side: #14161d; --side-ink: #c9ccd8; --side-soft: #8d91a3; --side-hover: #22252f; --side-current: #3a5694;
    --shadow: 0 6px 24px rgb(0 0 0 / .5);
  }
}
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { background: var(--bg); color: var(--ink); font: 15px/1.46 var(--font); overflow: hidden; }
h1, h2, h3, h4, p, ul, ol, blockquote, pre, figure { margin: 0; padding: 0; }
button, input, select, textarea { font: inherit; color: inherit; }
button { cursor: pointer; background: none; border: 0; padding: 0; text-align: inherit; }
button:disabled { opacity: .55; cursor: default; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
small { font-size: 12.5px; color: var(--ink-soft); }
code { font: 12.5px/1.4 var(--mono); background: var(--bg-soft); border: 1px solid var(--line); border-radius: 4px; padding: 1px 4px; overflow-wrap: anywhere; }
pre { background: var(--bg-soft); border: 1px solid var(--line); border-radius: 6px; padding: 8px 10px; margin: 4px 0; overflow-x: auto; }
pre code { background: none; border: 0; padding: 0; white-space: pre-wrap; }
hr { border: 0; border-top: 1px solid var(--line); margin: 10px 0; width: 100%; }
blockquote { border-left: 4px solid var(--line-strong); padding-left: 10px; margin: 4px 0; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
[hidden] { display: none !important; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.svg-icon { fill: none; stroke: currentColor; stroke-linecap: round; stroke-linejoin: round; flex: none; vertical-align: -3px; }
.skip { position: absolute; left: -999px; top: 0; z-index: 30; background: var(--bg); padding: 8px 12px; }
.skip:focus { left: 8px; top: 8px; }
.loading { padding: 40px; color: var(--ink-soft); }
.badge { font-size: 10.5px; font-weight: 600; letter-spacing: .02em; padding: 1px 5px; border-radius: 4px; background: var(--line); color: var(--ink-soft); white-space: nowrap; }
.badge.outside { background: var(--amber-soft); color: var(--amber); }
.mention { background: var(--accent-soft); color: var(--accent); border-radius: 4px; padding: 0 3px; }
.mention.me, .mention.broadcast { background: var(--mention); color: var(--ink); }
.avatar { display: inline-grid; place-items: center; border-radius: 8px; color: #fff; font-weight: 650; flex: none; user-select: none; }
.avatar.large { width: 36px; height: 36px; font-size: 14px; }
.avatar.small { width: 20px; height: 20px; font-size: 9px; border-radius: 5px; }
.avatar.bot { background: linear-gradient(140deg, #2f6fed, #5b3fc4); }
.avatar.system { background: var(--red); color: var(--bg); }
.hue-0 { background: #7a4b9c; } .hue-1 { background: #1f6f78; } .hue-2 { background: #a3472d; } .hue-3 { background: #3c6e34; }
.hue-4 { background: #8c3b64; } .hue-5 { background: #3e5ca8; } .hue-6 { background: #7d5a12; } .hue-7 { background: #55606e; }
.button { border: 1px solid var(--line-strong); border-radius: 6px; background: var(--bg-raised); padding: 4px 12px; min-height: 32px; font-weight: 600; font-size: 13.5px; max-width: 100%; display: inline-flex; align-items: center; gap: 4px; overflow-wrap: anywhere; }
.button:hover { background: var(--hover); }
.button.primary { background: var(--green); border-color: var(--green); color: var(--bg); }
.button.danger { color: var(--red); border-color: var(--red); }
.button.icon { padding: 4px 9px; }
.button[aria-busy="true"] { opacity: .6; }
.button.feedback[aria-pressed="true"] { background: var(--accent-soft); border-color: var(--accent); }
.tool { min-width: 30px; min-height: 30px; border-radius: 6px; display: inline-grid; place-items: center; color: var(--ink-soft); }
.tool:hover { background: var(--hover); color: var(--ink); }
.field { width: 100%; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--bg); padding: 7px 10px; min-height: 36px; }
textarea.field { resize: vertical; }
.menu { position: fixed; z-index: 40; min-width: 220px; max-width: min(340px, calc(100vw - 16px)); max-height: 60vh; overflow: auto; background: var(--bg-raised); border: 1px solid var(--line); border-radius: 8px; box-shadow: var(--shadow); padding: 6px; }
.menu button { display: block; width: 100%; padding: 6px 10px; border-radius: 6px; }
.menu button:hover, .menu button:focus { background: var(--accent-soft); }
.menu small { display: block; }
@media (prefers-reduced-motion: no-preference) { .thinking::after { animation: dots 1.2s steps(4) infinite; } }
@keyframes dots { 0% { content: ''; } 33% { content: ' ·'; } 66% { content: ' ··'; } 100% { content: ' ···'; } }
`;

export const STYLE = BASE_STYLE + FRAME_STYLE + BLOCK_STYLE;
