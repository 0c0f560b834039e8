"""From records to French HTML pages, as ready bytes."""
