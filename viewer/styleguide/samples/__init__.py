"""What components are shown with: the contexts that pages give them, made up, in both languages."""
