"""The register of approvals: who answers for which words, what is read of it, and in what state a handout is on a day."""
