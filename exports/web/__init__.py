"""A deck as one HTML file that opens anywhere: nothing is asked of any network."""
