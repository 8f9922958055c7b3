"""What python-pptx 1.0 has no words for, as lxml elements: one function a gap."""
