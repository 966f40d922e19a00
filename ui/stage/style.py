"""The style of the stage: a slide of 1280 x 720 scaled to the window; on narrow screens a page that scrolls."""

STAGE_STYLE = """
.st-key-stage{position:fixed;inset:0;z-index:1000;background:var(--ec-page);overflow:hidden;outline:none;gap:0}
.st-key-stage:focus-visible{box-shadow:inset 0 0 0 3px var(--ec-accent)}
.st-key-stage div{opacity:1!important;transition:none!important}
.st-key-slide{position:absolute;left:50%;top:50%;width:1280px!important;height:720px!important;box-sizing:border-box;
padding:28px 88px 76px 88px;gap:0;transform:translate(-50%,-50%) scale(var(--stage-scale,1));overflow:hidden}
.st-key-slide .ec{font-size:22px}
.st-key-slide .ec .question{font-size:22px;line-height:1.35}
.st-key-slide .ec h1{line-height:1.14;max-width:none;letter-spacing:-.005em}
.st-key-slide .ec .stage-words{margin-bottom:12px}
.st-key-slide .ec .stage-foot{font-size:20px;line-height:1.25;color:var(--ec-soft);max-width:none;width:820px;
display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
.st-key-slide > :last-child{position:absolute;left:88px;bottom:14px;width:820px!important;height:52px}
.st-key-slide .ec .state{padding:40px}
.st-key-slide .ec .state h2{font-size:28px;margin-bottom:10px}
.st-key-slide .ec .invited{display:flex;gap:24px;justify-content:space-between}
.st-key-slide .ec .invitation{flex:none;text-align:center;font-size:20px;max-width:330px;overflow-wrap:anywhere}
.st-key-slide .ec .invitation img{width:150px;height:150px;display:block;margin:0 auto}
@media (min-width:900px){
.st-key-stage .st-key-slide .ec.ec :is(p,span,a,small,div,table,td,th,li,dt,dd,caption,b,i,time,h3,h4){
font-size:max(20px,1em)}
}
.st-key-slide .ec .cards{grid-template-columns:repeat(auto-fit,minmax(330px,1fr));gap:12px}
.st-key-slide .ec .card{padding:8px 12px}
.st-key-stage .st-key-slide .ec .card .name,.st-key-stage .st-key-slide .ec .card .mid{font-size:24px}
.st-key-stage .st-key-slide .ec .card .big{font-size:34px}
.st-key-slide .ec .card .spark{display:none}
.st-key-slide .ec .card .inner{display:block}
.st-key-slide .ec .coverage th[scope=row],.st-key-slide .ec .coverage th:first-child{width:150px}
.st-key-slide .ec .coverage td,.st-key-slide .ec .cell{height:46px}
.st-key-slide .ec .listing td{padding:3px 8px}
.st-key-slide .ec .listing td:last-child,.st-key-slide .ec .listing .city{white-space:nowrap}
.st-key-slide .ec .listing td:last-child:nth-child(n+6){white-space:normal}
.st-key-slide > div:has(> [class*="st-key-scene-"]){flex:1 1 0;min-height:0;overflow:hidden auto}
.st-key-stage[data-long] .st-key-slide > div:has(> [class*="st-key-scene-"]){margin-bottom:38px;
border-bottom:1px solid var(--ec-border)}
.st-key-stage[data-zoom] .st-key-slide > div:has(> [class*="st-key-scene-"]){overflow:visible}
[class*="st-key-scene-"]{min-height:0;flex:1 1 auto;transform-origin:50% 50%}
.st-key-stage[data-zoom] [class*="st-key-scene-"]{
transform:translate(var(--stage-x,0),var(--stage-y,0)) scale(var(--stage-zoom,1));z-index:2;background:var(--ec-page)}
.st-key-warm{position:absolute;width:1px;height:1px;overflow:hidden;visibility:hidden}
.st-key-stage .stage-notes{display:none}
.st-key-stage[data-notes] .stage-notes{display:flex;flex-direction:column;gap:16px;position:fixed;right:16px;top:16px;
bottom:70px;width:420px;box-sizing:border-box;overflow:auto;background:var(--ec-surface);
border:1px solid var(--ec-text);border-radius:4px;padding:16px 20px;z-index:4;font-size:20px;white-space:pre-wrap;
overflow-wrap:anywhere}
html[data-stage-offline] [role=dialog]{display:none!important}
@media (max-width:899px){
.st-key-stage{overflow:auto}
.st-key-slide{position:static;width:100%!important;height:auto!important;transform:none;padding:16px 16px 80px 16px}
.st-key-slide > :last-child{position:static;width:100%!important;height:auto}
.st-key-slide .ec .stage-foot{width:100%;font-size:16px;-webkit-line-clamp:6}
.st-key-slide .ec h1{font-size:26px!important}
.st-key-slide .ec .invitation{display:none}
.st-key-slide .ec .scroll{overflow-x:auto}
}
"""

PRESENTER_STYLE = """
.st-key-stage{position:fixed;inset:0;z-index:1000;background:var(--ec-page);overflow:auto;outline:none;
padding:16px 24px 72px 24px}
.st-key-stage:focus-visible{box-shadow:inset 0 0 0 3px var(--ec-accent)}
.st-key-stage div{opacity:1!important;transition:none!important}
.st-key-stage .ec h1{font-size:24px}
.st-key-stage .ec .notes{font-size:20px;white-space:pre-wrap;overflow-wrap:anywhere;max-width:none}
.st-key-preview-this,.st-key-preview-next{overflow:hidden}
.st-key-preview-next{max-height:230px}
.st-key-preview-next .ec .card .spark,.st-key-preview-this .ec .card .spark{display:none}
html[data-stage-offline] [role=dialog]{display:none!important}
"""
