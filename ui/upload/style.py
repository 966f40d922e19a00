"""How the pages of handing in look: the steps, the findings, the comparison."""

HANDED_STYLE = """
.ec ol.steps{display:flex;gap:8px;list-style:none;margin:0 0 8px 0;padding:0}
.ec ol.steps li{flex:1;border-top:3px solid var(--ec-border);padding:4px 0 0 0;color:var(--ec-soft);margin:0}
.ec ol.steps li.past{border-color:var(--ec-coverage)}
.ec ol.steps li.now{border-color:var(--ec-text);color:var(--ec-text);font-weight:600}
.ec ul.stages{list-style:none;margin:4px 0;padding:0;max-width:560px}
.ec ul.stages li{display:flex;justify-content:space-between;gap:16px;padding:4px 0;margin:0}
.ec ul.stages li{border-bottom:1px solid var(--ec-border)}
.ec ul.stages .now{font-weight:600}
.ec ul.stages .later{color:var(--ec-soft)}
.ec .sign{display:inline-block;min-width:18px;height:18px;line-height:16px;text-align:center;font-size:13px;
font-weight:700;border:1px solid var(--ec-text);margin-right:6px;box-sizing:border-box}
.ec .sign.stop,.ec .sign.error{background:var(--ec-text);color:var(--ec-page)}
.ec .sign.error,.ec .sign.ask{border-radius:9px}
.ec .sign.info{border-style:dotted}
.ec .grave{font-weight:600}
.ec tr.grave td{background:var(--ec-surface);font-weight:400}
.ec td.at,.ec td.sev{white-space:nowrap}
.ec td .place{white-space:nowrap;font-weight:600}
.ec .found{font-family:"Source Code Pro",monospace;font-size:14px;background:var(--ec-surface);padding:1px 4px;
overflow-wrap:anywhere}
.ec .tall{max-height:52vh;overflow:auto}
.ec .found.short{white-space:nowrap}
.ec td.what{min-width:180px}
.ec td b{font-weight:600}
.ec .was{color:var(--ec-soft)}
.ec dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:4px 24px;margin:4px 0}
.ec dl.facts dt{color:var(--ec-soft);margin:0}
.ec dl.facts dd{margin:0;overflow-wrap:anywhere}
.ec dl.facts,.ec dl.facts *{padding:0}
.ec .change{padding:10px 0;border-bottom:1px solid var(--ec-border)}
.ec img.before-after{display:block;width:150px;height:20px;max-width:none}
@media (max-width:640px){.ec dl.facts{grid-template-columns:1fr;gap:0}.ec dl.facts dd{margin-bottom:6px}
.ec ol.steps li{font-size:14px}
.ec .tall{max-height:none}
.ec table.stack thead{display:none}
.ec table.stack tr{display:block;border-bottom:1px solid var(--ec-border);padding:8px 4px}
.ec table.stack td{display:block;border:0;padding:1px 4px;text-align:left}
.ec table.stack td:empty{display:none}
.ec table.stack td[data-label]:not(.what){display:flex;justify-content:space-between;gap:16px}
.ec table.stack td[data-label]:not(.what)::before{content:attr(data-label);color:var(--ec-soft)}
.ec table.stack td.what{font-weight:600}}
"""
