"""Who writes the drafts, the model, and deleting everything."""

import streamlit as st

st.title("Settings", anchor=False)
