"""How pages look on paper: A4, without menu, filters and controls, and no exhibit cut in two.

The sheet hides the page's chrome by the names that Streamlit's own print style uses too; everything else hangs on our
own keys. Colours are those of the reader's screen, so the light theme is the one to print.
"""

PRINT_STYLE = """
@page{size:A4;margin:14mm}
@media print{
[data-testid="stHeader"],[data-testid="stToolbar"],[data-testid="stStatusWidget"],
.st-key-filters,.st-key-page-tools,.st-key-heading [class*="st-key-pick-"],
[class*="st-key-data-"],[class*="st-key-tools-"]{display:none!important}
[data-testid="stApp"],[data-testid="stAppViewContainer"],[data-testid="stMain"],[data-testid="stMainBlockContainer"]{
position:static!important;overflow:visible!important;height:auto!important;max-width:none!important;padding:0!important}
[class*="st-key-exhibit-"],.ec .card,.ec .entry,.ec tr,.ec .state{break-inside:avoid}
.ec h1,.ec h2,.ec h3{break-after:avoid}
.ec .scroll,.ec .drawer .scroll,.ec .scroll.long{max-height:none!important;overflow:visible!important}
.ec .tip{display:none!important}
.ec h1{font-size:24px}
.ec .cards{grid-template-columns:repeat(auto-fit,minmax(150px,1fr))}
}
"""
