"""The whole story walked in Microsoft's Agents Playground, with pictures of it for the documents: `make pictures`."""
