"""What the title changed, and how sure one can be: controls, counterfactuals, placebos and a verdict by rule."""
