/** The page's regions: sidebar, channel, thread, composer, console, modals; and the phone's layout. */
export const FRAME_STYLE = `
.app { display: grid; grid-template-columns: 248px minmax(0, 1fr); height: 100dvh; }
.app.with-thread { grid-template-columns: 248px minmax(0, 1fr) minmax(320px, 400px); }
.sidebar { background: var(--side); color: var(--side-ink); display: flex; flex-direction: column; min-height: 0; }
.sidebar :focus-visible { outline-color: #fff; outline-offset: -2px; }
.team { padding: 14px 16px 12px; border-bottom: 1px solid rgb(255 255 255 / .09); display: grid; }
.team strong { font-size: 17px; color: #fff; }
.sidebar small { color: var(--side-soft); }
.sidebar nav { flex: 1; overflow-y: auto; padding: 8px; }
.sidebar h2 { font-size: 12.5px; font-weight: 600; color: var(--side-soft); padding: 10px 8px 4px; }
.sidebar ul { list-style: none; }
.sidebar nav button { display: flex; align-items: center; gap: 8px; width: 100%; min-height: 30px; padding: 3px 8px; border-radius: 6px; }
.sidebar nav button:hover { background: var(--side-hover); }
.sidebar nav button[aria-current] { background: var(--side-current); color: #fff; }
.sidebar nav button.unread { color: #fff; font-weight: 700; }
.sidebar .sign { width: 20px; display: grid; place-items: center; opacity: .8; }
.sidebar .name { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.acting { display: flex; gap: 10px; align-items: center; padding: 10px 12px 14px; border-top: 1px solid rgb(255 255 255 / .09); }
.acting label { flex: 1; display: grid; min-width: 0; }
.acting select { background: var(--side-hover); color: #fff; border: 1px solid rgb(255 255 255 / .18); border-radius: 6px; padding: 4px 6px; min-width: 0; }
main, .thread { display: flex; flex-direction: column; min-width: 0; min-height: 0; }
.thread { border-left: 1px solid var(--line); background: var(--bg); }
.channel-header { display: flex; align-items: center; gap: 10px; padding: 8px 16px; min-height: 56px; border-bottom: 1px solid var(--line); }
.channel-title { flex: 1; min-width: 0; }
.channel-title h1 .svg-icon { margin-right: 4px; }
.channel-title h1, .channel-title h2 { font-size: 16.5px; line-height: 1.3; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.channel-title p { font-size: 12.5px; color: var(--ink-soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.members { font-size: 12.5px; color: var(--ink-soft); }
.drawer-button { display: none; }
.tabs { display: flex; gap: 4px; }
.tabs button { padding: 4px 12px; border-radius: 6px; color: var(--ink-soft); font-weight: 600; min-height: 32px; }
.tabs button[aria-selected="true"] { background: var(--accent-soft); color: var(--accent); }
.messages, .home { flex: 1; overflow-y: auto; overflow-x: hidden; min-height: 0; padding: 12px 0 8px; }
.messages { position: relative; }
.messages:focus-visible, .home:focus-visible { outline-offset: -2px; }
.home { padding: 20px max(24px, calc((100% - 760px) / 2)); display: flex; flex-direction: column; gap: 8px; }
.home > * { flex: none; }
.offline { background: var(--red-soft); color: var(--red); padding: 6px 16px; font-size: 13.5px; }
.welcome { padding: 24px 24px 18px; max-width: 720px; }
.welcome h2 { font-size: 22px; margin-top: 10px; }
.welcome p { color: var(--ink-soft); margin: 4px 0 10px; }
.welcome ul { list-style: none; display: grid; gap: 8px; }
.try { font: 13px/1.4 var(--mono); background: var(--accent-soft); color: var(--accent); border: 1px solid transparent; border-radius: 6px; padding: 4px 9px; margin-right: 6px; }
.try:hover { border-color: var(--accent); }
.prompts { display: flex; flex-wrap: wrap; gap: 8px; }
.message { position: relative; display: flex; gap: 10px; padding: 6px 20px; }
.message.following { padding-top: 1px; padding-bottom: 2px; }
.message:hover { background: var(--hover); }
.message.ephemeral { background: var(--private); border-left: 3px solid var(--amber); padding-left: 17px; margin: 4px 0; padding-top: 8px; padding-bottom: 8px; }
.message.quiet .message-body { color: var(--ink-soft); }
.gutter { width: 36px; flex: none; }
.small-time { display: none; font-size: 10.5px; color: var(--ink-soft); white-space: nowrap; padding-top: 3px; }
.message:hover .small-time { display: block; }
.message-body { flex: 1; min-width: 0; max-width: 860px; }
.byline { display: flex; align-items: baseline; gap: 6px; flex-wrap: wrap; }
.byline time { font-size: 12px; color: var(--ink-soft); }
.only-you { font-size: 12.5px; color: var(--ink-soft); display: flex; gap: 5px; align-items: center; margin-bottom: 2px; }
.dismiss { color: var(--accent); font-size: 12.5px; margin-top: 4px; min-height: 24px; }
.dismiss:hover { text-decoration: underline; }
.tools { position: absolute; top: -12px; right: 16px; display: flex; background: var(--bg-raised); border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 1px 3px rgb(0 0 0 / .12); opacity: 0; }
.message:hover .tools, .message:focus-within .tools { opacity: 1; }
.message:first-child .tools { top: 0; }
.thread-link { display: inline-flex; align-items: center; gap: 5px; color: var(--accent); font-weight: 600; font-size: 13px; padding: 4px 8px 4px 4px; margin: 3px 0 0 -4px; border: 1px solid transparent; border-radius: 6px; min-height: 30px; }
.thread-link:hover { background: var(--bg); border-color: var(--line); }
.thinking { color: var(--ink-soft); font-size: 13px; font-style: italic; padding: 2px 0; }
.thinking::after { content: ' …'; }
.thread-status { padding: 0 20px; min-height: 22px; }
.composer-place { padding: 0 16px 14px; }
.composer { position: relative; border: 1px solid var(--line-strong); border-radius: 10px; background: var(--bg-raised); padding: 4px; }
.composer:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.composer textarea { display: block; width: 100%; border: 0; background: none; resize: none; padding: 8px 10px 4px; min-height: 38px; max-height: 240px; outline: none; }
.composer-tools { display: flex; align-items: center; gap: 2px; }
.send { margin-left: auto; width: 34px; height: 30px; border-radius: 6px; background: var(--green); color: var(--bg); display: grid; place-items: center; }
.suggestions { position: absolute; left: 0; right: 0; bottom: calc(100% + 6px); background: var(--bg-raised); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); padding: 6px; z-index: 20; max-height: 50vh; overflow: auto; }
.suggestions [role="option"] { display: grid; padding: 6px 10px; border-radius: 6px; cursor: pointer; }
.suggestions [aria-selected="true"] { background: var(--accent-soft); }
.suggestions span { font-size: 12.5px; color: var(--ink-soft); }
.chosen-files { display: flex; flex-wrap: wrap; gap: 6px; }
.composer .chosen-files:not(:empty) { padding: 4px 8px; }
.chip { background: var(--bg-soft); border: 1px solid var(--line); border-radius: 6px; padding: 2px 4px 2px 8px; font-size: 12.5px; display: inline-flex; align-items: center; gap: 4px; }
.chip button { min-width: 24px; text-align: center; }
.console { border-top: 1px solid var(--line); background: var(--amber-soft); }
.console:empty { display: none; }
.console-toggle { width: 100%; padding: 6px 16px; color: var(--amber); font-weight: 600; font-size: 13px; min-height: 32px; }
.console-list { list-style: none; max-height: 34vh; overflow: auto; padding: 0 16px 10px; font-size: 13px; display: grid; gap: 6px; }
.console-list > li { display: flex; flex-wrap: wrap; gap: 8px; align-items: baseline; }
.console-list time { color: var(--ink-soft); font-size: 12px; }
.console-list strong { color: var(--red); }
.console-list ul { width: 100%; padding-left: 20px; font: 12px/1.5 var(--mono); }
dialog { border: 0; padding: 0; background: var(--bg-raised); color: var(--ink); border-radius: 12px; box-shadow: var(--shadow); }
dialog::backdrop { background: rgb(10 12 20 / .5); }
.modal { width: min(540px, calc(100vw - 24px)); max-height: min(86dvh, 760px); overflow: hidden; }
.modal form { display: flex; flex-direction: column; max-height: min(86dvh, 760px); }
.modal header, .confirm h2 { display: flex; align-items: center; gap: 8px; padding: 16px 20px 10px; }
.modal h2 { flex: 1; font-size: 19px; }
.modal-body { overflow-y: auto; padding: 4px 20px 12px; display: flex; flex-direction: column; gap: 10px; min-height: 0; }
.modal-body > * { flex: none; }
.modal-body:focus-visible { outline-offset: -2px; }
.modal footer, .dialog-buttons { display: flex; justify-content: flex-end; align-items: center; gap: 10px; padding: 12px 20px 16px; border-top: 1px solid var(--line); }
.modal footer .field-error { flex: 1; }
.confirm { width: min(440px, calc(100vw - 24px)); }
.confirm h2 { font-size: 18px; }
.confirm-text { padding: 0 20px 14px; }
.dialog-buttons { border-top: 0; }
.scrim { display: none; }
@media (max-width: 720px) {
  .app, .app.with-thread { grid-template-columns: minmax(0, 1fr); }
  .drawer-button { display: inline-grid; }
  .sidebar { position: fixed; inset: 0 auto 0 0; width: min(290px, 84vw); z-index: 15; transform: translateX(-102%); visibility: hidden; transition: transform .16s ease; }
  .with-drawer .sidebar { transform: none; visibility: visible; box-shadow: var(--shadow); }
  .with-drawer .scrim { display: block; position: fixed; inset: 0; z-index: 14; background: rgb(10 12 20 / .5); }
  .sidebar nav button { min-height: 40px; }
  .thread { position: fixed; inset: 0; z-index: 10; border-left: 0; }
  .channel-header { padding: 6px 10px; flex-wrap: wrap; row-gap: 2px; }
  .members { display: none; }
  .channel-header > .badge { order: 9; }
  .channel-header:has(> .badge) .channel-title { flex-basis: calc(100% - 60px); }
  .tools .tool { min-width: 32px; min-height: 30px; }
  .message { padding-left: 12px; padding-right: 12px; gap: 8px; }
  .message.ephemeral { padding-left: 9px; }
  .tools { opacity: 1; top: 4px; right: 8px; background: none; border: 0; box-shadow: none; }
  .message.following .tools { display: none; }
  .message.following:focus-within .tools { display: flex; background: var(--bg-raised); }
  .welcome { padding: 16px 14px; }
  .home { padding: 14px; }
  .composer-place { padding: 0 8px 8px; }
  .tool { min-width: 36px; min-height: 36px; }
  .button { min-height: 36px; }
  .composer textarea, .field, .acting select { font-size: 16px; }
}
@media (prefers-reduced-motion: reduce) { .sidebar { transition: none; } }
`;
