"""Running compiled rules over drafts and registers."""
