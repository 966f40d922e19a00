"""Maps on paper: the maps of the pages, projected once into shapes that PowerPoint, HTML and PDF draw alike."""
