"""One file per way of showing a report.  Renderers return; none prints, judges or looks at the terminal."""
