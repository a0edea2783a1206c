"""The five inhibitors: what crushes people's natural empathy."""
