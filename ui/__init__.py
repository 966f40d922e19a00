"""What imports Streamlit besides the pages."""
