/** Block Kit's blocks and elements. */
export const BLOCK_STYLE = `
.content { display: flex; flex-direction: column; gap: 6px; overflow-wrap: anywhere; }
.content p, .section-text p, .modal-body p, .home p { white-space: pre-wrap; }
.content ul, .content ol, .modal-body ul, .home ul { padding-left: 22px; }
.streaming::after { content: '▍'; color: var(--accent); }
.edited { display: block; }
.plain { white-space: pre-wrap; }
.block-header { font-size: 18px; line-height: 1.35; font-weight: 750; margin-top: 4px; }
.heading { font-weight: 700; } .heading.level-1 { font-size: 18px; } .heading.level-2 { font-size: 16.5px; }
.block-section { display: flex; gap: 16px; align-items: flex-start; }
.section-text { flex: 1; min-width: 0; display: flex; flex-direction: column; gap: 4px; }
.section-text > p + p, .block-markdown > * + * { margin-top: 4px; }
.accessory { flex: none; max-width: 45%; }
.accessory img { width: 88px; height: 88px; object-fit: cover; border-radius: 8px; }
.accessory .select, .accessory .picker { min-width: 150px; }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 8px 16px; }
.block-context { display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: center; font-size: 12.5px; color: var(--ink-soft); }
.block-context img { width: 20px; height: 20px; border-radius: 4px; object-fit: cover; vertical-align: middle; }
.block-actions { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.block-actions .field { width: auto; min-width: 150px; max-width: 100%; }
.feedback-buttons { display: inline-flex; gap: 6px; }
figure { display: grid; gap: 4px; }
figcaption { font-weight: 600; font-size: 13.5px; }
figure img { max-width: min(100%, 420px); max-height: 320px; border-radius: 8px; }
.no-image { display: inline-block; padding: 8px 12px; border: 1px dashed var(--line-strong); border-radius: 8px; color: var(--ink-soft); font-size: 13px; }
.table-frame { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; max-width: 100%; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { border-bottom: 1px solid var(--line); padding: 6px 10px; text-align: left; vertical-align: top; min-width: 80px; }
th { background: var(--bg-soft); font-weight: 650; }
tr:last-child td { border-bottom: 0; }
.align-center { text-align: center; } .align-right { text-align: right; }
.block-alert { border: 1px solid var(--line-strong); border-left-width: 4px; border-radius: 8px; padding: 8px 12px; background: var(--bg-soft); }
.block-alert.warning { border-color: var(--amber); background: var(--amber-soft); }
.block-alert.error { border-color: var(--red); background: var(--red-soft); }
.block-alert.success { border-color: var(--green); }
.block-alert.info { border-color: var(--accent); background: var(--accent-soft); }
.block-card, .block-container { border: 1px solid var(--line); border-radius: 10px; padding: 10px 14px; display: flex; flex-direction: column; gap: 6px; background: var(--bg-raised); }
details.block-container { display: block; }
.card-title { font-weight: 700; } .card-subtitle { color: var(--ink-soft); font-size: 13px; }
.block-card > img { border-radius: 8px; max-height: 160px; object-fit: cover; width: 100%; }
.block-carousel { display: flex; gap: 10px; overflow-x: auto; padding-bottom: 4px; }
.block-carousel .block-card { flex: 0 0 240px; }
.task { display: flex; gap: 8px; }
.task-sign { width: 20px; text-align: center; color: var(--ink-soft); }
.task.complete .task-sign { color: var(--green); } .task.error .task-sign { color: var(--red); } .task.in_progress .task-sign { color: var(--accent); }
.block-input { display: grid; gap: 4px; }
.block-input .label { font-weight: 650; font-size: 14px; }
.block-input.invalid .field { border-color: var(--red); }
.field-error { color: var(--red); font-size: 13px; }
.field-error:empty { display: none; }
.ticks { display: grid; gap: 4px; }
.tick { display: flex; gap: 8px; align-items: flex-start; padding: 2px 0; }
.tick input { width: 17px; height: 17px; margin-top: 3px; accent-color: var(--accent); flex: none; }
.tick small { display: block; }
.multi summary { cursor: pointer; list-style-position: inside; }
.multi .ticks { border: 1px solid var(--line); border-radius: 6px; padding: 6px 10px; margin-top: 4px; max-height: 220px; overflow: auto; }
.external { display: grid; gap: 4px; }
.files { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 4px; }
.file { display: flex; gap: 10px; align-items: center; border: 1px solid var(--line); border-radius: 10px; padding: 8px 14px 8px 8px; color: inherit; max-width: 320px; background: var(--bg-raised); }
.file strong { display: block; font-size: 14px; overflow-wrap: anywhere; }
.file-kind { width: 38px; height: 38px; border-radius: 8px; background: var(--accent-soft); color: var(--accent); display: grid; place-items: center; font-size: 11px; font-weight: 700; flex: none; }
.reactions { display: flex; gap: 4px; margin-top: 4px; }
.reaction { border: 1px solid var(--line); border-radius: 12px; padding: 1px 8px; font-size: 12.5px; background: var(--bg-soft); }
.unknown-block { color: var(--red); font-size: 13px; }
${Array.from({ length: 9 }, (_, depth) => `.indent-${depth} { margin-left: ${depth * 20}px; }`).join('\n')}
@media (max-width: 720px) {
  .block-section:not(.with-image) { flex-direction: column; gap: 6px; }
  .accessory { max-width: 100%; }
  .accessory img { width: 64px; height: 64px; }
}
`;
